"""Scripts that make tables of ``checker/data`` from other people's data; run by hand, not shipped.

Each is run from the top of the checkout, ``python -m checker.data.build.places``, writes its table in place and prints its size.
They need packages that checker itself does not (``dev`` extra). Tables beside the scripts are their input.
"""
