"""Chromium as a reader uses it: opens a page of this computer, presses keys, copies and saves."""

from __future__ import annotations

import base64
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def installed() -> tuple[str, str] | None:
    """The programs of Chromium and of its driver, None where one of them is missing."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


class Reader:
    """Somebody with a browser; ``saved`` is the folder of what they save."""

    def __init__(self, browser: str, driver: str, saved: Path) -> None:
        options = Options()
        options.binary_location = browser
        # As root, as in a container, Chromium has no sandbox.
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        for argument in ["--headless=new", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1200,900", *root]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.saved = saved
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(saved)})
        self.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})

    def open(self, page: Path, anchor: str = "") -> None:
        """Open a page of which the browser has kept nothing yet."""
        self.driver.get("about:blank")
        self.driver.get(page.as_uri())
        self.run("localStorage.clear()")
        self.go(page, anchor)

    def go(self, page: Path, anchor: str = "") -> None:
        """Open a page, by a link to a part of it."""
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + (f"#{anchor}" if anchor else ""))

    def run(self, script: str, *arguments: object) -> object:
        """What a script gives, from outside of the page."""
        return self.driver.execute_script(script, *arguments)

    def all(self, selector: str) -> list[WebElement]:
        """The elements of a selector that can be seen."""
        return [element for element in self.driver.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]

    def one(self, selector: str) -> WebElement:
        """The element of a selector, whether or not it can be seen."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        """Scroll to an element and click on it."""
        element = self.one(selector)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def shift_click(self, selector: str) -> None:
        """Click on an element while Shift is held."""
        element = self.one(selector)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        ActionChains(self.driver).key_down(Keys.SHIFT).click(element).key_up(Keys.SHIFT).perform()

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            # Sent to an element, the driver would look first whether any of all that is in it can be seen: minutes of a long page.
            ActionChains(self.driver).send_keys(key).perform()

    def paste(self, text: str) -> None:
        """Put in a text, of any characters, where the focus is, as if it were pasted."""
        # The driver types no emoji, and sends no half of one: that stands as an escape in the script.
        self.run(f"document.execCommand('insertText', false, {json.dumps(text)})")

    def focused(self) -> str:
        """The id of the element that has the focus."""
        return str(self.run("return document.activeElement.id"))

    def tab_to(self, selector: str, most: int = 80) -> None:
        """Press Tab until the focus is on such an element."""
        for _ in range(most):
            if self.run("return document.activeElement.matches(arguments[0])", selector):
                return
            self.press(Keys.TAB)
        raise AssertionError(f"{selector} is not reached by the keyboard")

    def copied(self) -> str:
        """What is in the clipboard."""
        self.wait(lambda: "opied" in self.one("#said").text)
        return str(self.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0], arguments[0])"))

    def file(self, name: str) -> str:
        """What was saved under a name, once it is whole."""
        path = self.saved / name
        self.wait(lambda: path.exists() and path.stat().st_size > 0)  # it is there, and empty, before it is written
        text = path.read_bytes().decode()
        path.unlink()
        return text

    def wait(self, holds: Callable[[], bool], most: float = 10) -> None:
        """Wait until something holds."""
        until = time.monotonic() + most
        while not holds():
            assert time.monotonic() < until, "it never came true"
            time.sleep(0.02)

    def ids(self) -> list[str]:
        """The cards that are shown."""
        found = self.run("return [...document.querySelectorAll('article.card:not([hidden])')].map(card => card.id)")
        return [str(each) for each in found]  # type: ignore[attr-defined]

    def size(self, width: int, *, dark: bool = False) -> None:
        """Look through a window of this width."""
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})

    def photograph(self, selector: str) -> bytes:
        """The page as PNG from its top to a little below the first element of a selector."""
        width = self.run("return innerWidth")
        below = "return Math.ceil(arguments[0].getBoundingClientRect().bottom + scrollY) + 12"
        for _ in range(2):  # without its scroll bar, which a phone has not, the page is laid out anew
            metrics = {"width": width, "height": self.run(below, self.one(selector)), "deviceScaleFactor": 1, "mobile": True}
            self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        taken = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        return base64.b64decode(taken["data"])

    def complaints(self) -> list[str]:
        """What the browser had to say of the page since it was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What was asked for since it was asked last: every address but those of pages of this computer."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]
        return [address for address in asked if not address.startswith(("file:", "about:", "blob:"))]
