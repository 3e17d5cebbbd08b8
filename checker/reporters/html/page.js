// What the page does: filters, decisions, copying. Nothing is fetched, and text goes in as text alone.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const { findings: records, head, hidden, given } = JSON.parse($("data").textContent);
  const cards = [...document.querySelectorAll("article.card")];
  const held = new Map(cards.map((card, at) => [card, records[at]]));
  const KEY = "checker:decision:";
  const WAITS = "checker:reason:";
  const UNDECIDED = "undecided";  // what takes back a decision of the file that was given, and so is in no file
  const WORDS = { accepted: "accepted", "false-alarm": "false alarm", ask: "to be asked", [UNDECIDED]: "undecided" };
  const DECISIONS = Object.keys(WORDS);
  const SETTLED = ["accepted", "false-alarm", "ignored"];

  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  const many = (number) => counted(number, "finding");

  let clearing;
  function say(text) {
    $("said").textContent = text;
    clearTimeout(clearing);
    clearing = setTimeout(() => ($("said").textContent = ""), Math.max(6000, 70 * text.length));  // as long as it takes to read
  }

  // ---- what was decided, kept in this browser until it is saved

  const keep = {
    works: true,
    get(key) {
      try { return localStorage.getItem(key); } catch { this.works = false; return null; }
    },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch { this.works = false; }
    },
  };
  const badges = new Map(); // card to what its badge says at first
  const made = new Map(); // id to {decision, reason, by, on}
  const waiting = new Map(); // id to a reason that has no decision yet

  // What the browser kept may have been written by any other page of this computer.
  const isKept = (told) => told && DECISIONS.includes(told.decision) && isDay(told.on) &&
    typeof told.reason === "string" && typeof told.by === "string";

  // Of 2026-02-30 a browser makes a day in March.
  function isDay(text) {
    const day = /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : NaN;
    return !isNaN(day) && day.toISOString().startsWith(text);
  }

  function stored(record) {
    try {
      const told = JSON.parse(keep.get(KEY + record.id));
      // A new source on a known conflict asks for a new decision; and a file that was read holds what was saved, and what came after.
      const held = isKept(told) && told.opening === record.opening && (told.decision !== UNDECIDED || record.decided);
      return held && !isRead(told, record.decided) ? told : null;
    } catch { return null; }
  }

  const isRead = (told, decided) => decided && (told.on < decided.on || ["decision", "reason", "by", "on"].every((key) => told[key] === decided[key]));

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  function decide(record, decision, reason) {
    if (DECISIONS.includes(decision)) {
      const waits = decision === UNDECIDED ? reason : "";
      const told = { decision, reason: waits ? "" : reason, by: $("by").value.trim(), on: today() };
      made.set(record.id, told);
      keep.set(KEY + record.id, JSON.stringify({ ...told, opening: record.opening }));
      wait(record, waits);
    } else {
      made.delete(record.id);
      keep.set(KEY + record.id, null);
      wait(record, reason);
    }
    for (const card of cards) if (held.get(card).id === record.id) show(card);
    unsaved = true;
    tell();
  }

  // Without a decision a reason stays here for the next, and is in no file.
  function wait(record, reason) {
    if (reason) waiting.set(record.id, reason);
    else waiting.delete(record.id);
    keep.set(WAITS + record.id, reason || null);
  }

  let unsaved = false;
  function tell() {
    $("save").disabled = made.size === 0;
    $("save").textContent = made.size ? `Save decisions (${made.size})` : "Save decisions";
  }

  function show(card) {
    const told = made.get(held.get(card).id);
    const decision = told?.decision;
    const status = decision === UNDECIDED ? "new" : decision ?? card.dataset.first;
    card.dataset.status = status;
    card.classList.toggle("decided", SETTLED.includes(status));
    const badge = card.querySelector(".badge");
    badge.textContent = told ? WORDS[decision] : badges.get(card);
    badge.hidden = !badge.textContent;
    const box = card.querySelector(".decide");
    if (!box) return;
    box.classList.toggle("made", Boolean(told));
    for (const radio of box.querySelectorAll("[type=radio]")) radio.checked = radio.value === (decision ?? "new");
    const reason = box.querySelector("[type=text]");
    if (document.activeElement !== reason) reason.value = told?.reason || waiting.get(held.get(card).id) || "";
  }

  // What was decided before is known at once; the box to decide in is made when somebody unfolds the card.
  function recall(card) {
    const record = held.get(card);
    card.dataset.first = card.dataset.status;
    badges.set(card, card.querySelector(".badge").textContent);
    if ("decides" in card.dataset) reread(record);
    if (card.querySelector("details").open) fill(card);
    else if (made.has(record.id)) show(card);
  }

  // What this page or another in this browser keeps of a finding now.
  function reread(record) {
    const kept = keep.get(KEY + record.id), reason = keep.get(WAITS + record.id);
    if (!keep.works) return;
    const told = stored(record);
    if (told) made.set(record.id, told);
    else if (kept === null) made.delete(record.id);  // and not where a page of another report has decided on other values
    if (reason && !made.get(record.id)?.reason) waiting.set(record.id, reason);
    else waiting.delete(record.id);
  }

  // All of it, or what one key of the store is about.
  function rereadAll(key = null) {
    for (const card of cards) {
      const record = held.get(card);
      if (!("decides" in card.dataset) || (key !== null && key !== KEY + record.id && key !== WAITS + record.id)) continue;
      const before = [made, waiting].map((each) => JSON.stringify(each.get(record.id)));
      reread(record);
      if ([made, waiting].some((each, at) => JSON.stringify(each.get(record.id)) !== before[at])) show(card);
    }
    tell();
  }

  function fill(card) {
    const record = held.get(card), body = card.querySelector("details");
    if (body.querySelector(":scope > .acts")) return;
    if ("decides" in card.dataset) {
      body.append($("decide").content.cloneNode(true));
      const box = body.querySelector(".decide");
      const reason = box.querySelector("[type=text]");
      if (record.decided) box.querySelector(".none").textContent = "as decided before";
      else box.querySelector(".back").remove();
      for (const radio of box.querySelectorAll("[type=radio]")) {
        radio.name = `decision ${card.id}`;
        radio.addEventListener("change", () => decide(record, radio.value, reason.value.trim()));
      }
      reason.addEventListener("change", () => {
        const chosen = box.querySelector(":checked").value;
        decide(record, chosen, reason.value.trim());
        if (waiting.has(record.id)) say("Choose a decision for this reason: without one it is kept in this browser, and is not in the file.");
      });
    }
    body.append($("acts").content.cloneNode(true));
    show(card);
  }

  // ---- the file of decisions: YAML, one entry a block, sorted, in the bytes of `checker review`, so that files merge

  const HIDDEN = new RegExp(hidden, "g");
  // Half a character can be typed; no YAML holds it.
  const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  function quoted(text) {
    return JSON.stringify(text.replace(HALF, "\ufffd")).replace(HIDDEN, (one) => "\\u" + one.charCodeAt(0).toString(16).padStart(4, "0"));
  }

  function yaml() {
    const openings = new Map(records.map((record) => [record.id, record.opening]));
    const entries = given.filter(([id]) => !made.has(id));
    for (const [id, told] of made) {
      if (told.decision === UNDECIDED) continue;
      const by = told.by || $("by").value.trim();  // the name may be typed after the decision
      const lines = [`  decision: ${told.decision} # ${id}`, `  reason: ${quoted(told.reason)}`, `  by: ${quoted(by)}`, `  on: ${told.on} # ${id}`];
      entries.push([id, openings.get(id) + lines.map((line) => `${line}\n`).join("")]);
    }
    return head + entries.sort(([left], [right]) => (left < right ? -1 : left > right)).map(([, lines]) => `\n${lines}`).join("");
  }

  let isAsked = false;  // for the name, once
  function save() {
    rereadAll();
    if (!isAsked && !$("by").value.trim() && [...made.values()].some((told) => told.decision !== UNDECIDED && !told.by)) {
      isAsked = true;
      $("by").focus();
      say("Your name is missing: type it, or press Save decisions again to save without it.");
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([yaml()], { type: "application/yaml" }));
    link.download = "checker.decisions.yml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = false;
    const kept = given.filter(([id]) => !made.has(id)).length;
    const back = [...made.values()].filter((told) => told.decision === UNDECIDED).length;
    say(`Saved as checker.decisions.yml: ${counted(made.size - back, "decision")} made on this page`
      + (back ? `, ${back.toLocaleString("en")} taken back,` : "")
      + (given.length ? `${kept ? ` and ${kept.toLocaleString("en")} from before` : ""}. It can take the place of the earlier file.` : ".")
      + undecided());
  }

  function undecided() {
    if (!waiting.size) return "";
    const names = new Map(cards.map((card) => [held.get(card).id, card.querySelector("h3").textContent]));
    const listed = [...waiting.keys()].slice(0, 3).map((id) => names.get(id));
    const more = waiting.size > listed.length ? `; ${(waiting.size - listed.length).toLocaleString("en")} more` : "";
    return ` ${counted(waiting.size, "reason")} ${waiting.size === 1 ? "has no decision and is" : "have no decision and are"} not in the file: ${listed.join("; ")}${more}.`;
  }

  // ---- copying

  async function copy(text, told) {
    try {
      await navigator.clipboard.writeText(text);
      say(told);
    } catch {
      // Put into the page to be selected there, a long text has all of it laid out anew.
      const put = (event) => {
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
      };
      document.addEventListener("copy", put);
      say(document.execCommand("copy") ? told : "This browser does not let the page copy.");
      document.removeEventListener("copy", put);
    }
  }

  // The section of the report in Markdown, where no text of a document acts, with what was decided here. What somebody types does not act
  // either: as code it is no markup, no link and no mention.
  function markdown(card) {
    const { id, markdown } = held.get(card);
    const told = made.get(id);
    return markdown + (told ? `\n\n- Decision: ${WORDS[told.decision]}${told.reason ? `: ${code(told.reason)}` : ""}` : "") + "\n";
  }

  function code(text) {
    const line = text.replace(/\s+/g, " ");
    const fence = "`".repeat(1 + Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)));
    return `${fence}${/^`|`$/.test(line) ? ` ${line} ` : line}${fence}`;
  }

  const here = (card) => `${location.href.split("#")[0]}#${card.id}`;

  // ---- filters

  const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const index = new Map();
  function words(card) {
    if (!index.has(card)) {
      const parts = [...card.querySelectorAll("summary > h3, .about, h4, figcaption, blockquote, .paragraph p, .notes, .computed")];
      index.set(card, folded(parts.map((part) => part.textContent).join(" ")).replace(/\s+/g, " "));
    }
    return index.get(card);
  }

  // The words of a search, those between quotation marks as one.
  const sought = (text) => [...folded(text).matchAll(/["“„«]\s*([^"“”»]+?)\s*["“”»]|[^\s"“”„«»]+/g)].map(([all, phrase]) => (phrase ?? all).replace(/\s+/g, " "));

  const verdicts = [...document.querySelectorAll(".verdicts button")];
  const visible = () => cards.filter((card) => !card.hidden);

  function filter() {
    const on = new Set(verdicts.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.verdict));
    const wanted = sought($("search").value);
    const sources = $("source").value ? new Set($("source").value.split(" ")) : null;
    const rule = $("rule").value, status = $("status").value;
    let shown = 0, settled = 0;
    for (const card of cards) {
      const { verdict, documents } = card.dataset;
      card.hidden = !(
        on.has(verdict) && (!rule || card.dataset.rule === rule) && isOf(card, status) &&
        (!sources || documents.split(" ").some((each) => sources.has(each))) && wanted.every((word) => words(card).includes(word))
      );
      shown += !card.hidden;
      settled += !isOf(card, "unsettled");
    }
    $("none").hidden = shown > 0 || cards.length === 0;
    $("clear").hidden = shown === cards.length;
    const hidden = status === "unsettled" && settled ? ` ${settled.toLocaleString("en")} hidden, as decided before.` : "";
    $("count").textContent = (shown === cards.length ? `${many(shown)}.` : `${shown.toLocaleString("en")} of ${many(cards.length)} shown.`) + hidden;
    $("filtered").textContent = shown === cards.length ? "" : `${shown.toLocaleString("en")} of ${many(cards.length)} shown: ${filters().join("; ")}.`;
  }

  // What the filters say, for paper, where nobody sees them.
  function filters() {
    const on = verdicts.filter((button) => button.ariaPressed === "true").map((button) => button.firstChild.textContent.trim().toLowerCase());
    const chosen = ["source", "rule", "status"].filter((id) => $(id).value).map((id) => `${id} ${id === "rule" ? $(id).value : $(id).selectedOptions[0].textContent}`);
    const told = on.length < verdicts.length ? [on.length ? `only ${on.join(", ")}` : "no verdict", ...chosen] : chosen;
    return $("search").value.trim() ? [`search ${$("search").value.trim()}`, ...told] : told;
  }

  // One verdict alone, and all of them again; beside others with a key that adds to what is chosen.
  function choose(chosen, adds) {
    const on = (button) => button.ariaPressed === "true";
    const alone = verdicts.every((button) => on(button) === (button === chosen));
    if (adds) chosen.ariaPressed = String(!on(chosen));
    else for (const button of verdicts) button.ariaPressed = String(alone || button === chosen);
    filter();
  }

  function isOf(card, status) {
    if (!status) return true;
    if (status === "back") return "back" in card.dataset;
    // What somebody decides here stays in sight until they look for something else.
    if (status === "unsettled") return !SETTLED.includes(card.dataset.first) || made.has(held.get(card).id);
    return card.dataset.status === status;
  }

  // Everything, what is hidden as decided too.
  function clear() {
    $("search").value = $("source").value = $("rule").value = $("status").value = "";
    for (const button of verdicts) button.ariaPressed = "true";
    filter();
  }

  // All that is shown, as for paper. Those far from the window are laid out when the browser has nothing else to do: all at once takes
  // seconds, and never makes it look for minutes for what Tab leads to.
  function unfold() {
    const open = $("unfold").textContent.startsWith("Unfold");
    for (const card of visible()) {
      const body = card.querySelector("details");
      card.classList.toggle("later", open && !body.open);
      body.open = open;
    }
    $("unfold").textContent = open ? "Fold all" : "Unfold all";
    if (open) requestIdleCallback(layOut);
  }

  function layOut() {
    const later = [...document.getElementsByClassName("later")].slice(0, 100);
    for (const card of later) card.classList.remove("later");
    if (later.length) requestIdleCallback(layOut);
  }

  // A link leads to its finding, whatever the filters say.
  function arrive() {
    const card = document.getElementById(location.hash.slice(1));  // an id is 12 hex digits, which no address encodes
    if (card?.matches("section")) for (const body of card.querySelectorAll(":scope > details")) body.open = true;
    if (!card?.matches("article.card")) return;
    if (card.hidden) clear();
    card.querySelector("details").open = true;
    fill(card);
    card.focus({ preventScroll: true });
    card.scrollIntoView();
  }

  function step(by) {
    const shown = visible();
    const at = shown.indexOf(document.activeElement.closest?.("article.card"));
    const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (event.key === "Escape" && target === $("search")) {
      $("search").value = "";
      filter();
      return;
    }
    if (target.matches("input:not([type=radio]), select, textarea")) return;
    if (event.key === "/") $("search").focus();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && target.matches("article.card")) target.querySelector("details").open ^= true;
    else return;
    event.preventDefault();
  }

  function click(event) {
    const link = event.target.closest("a");
    if (link?.hash && link.hash === location.hash) arrive();  // again: the address stays as it is
    const button = event.target.closest("button");
    if (!button) return;
    const card = button.closest("article.card");
    if (button.matches(".copy-link")) copy(here(card), "Link copied.");
    else if (button.matches(".copy-card")) copy(markdown(card), "Copied as Markdown.");
    else if (button.id === "copy-all") {
      const shown = visible();
      copy(`# ${document.title}\n\n${shown.map(markdown).join("\n")}`, `Copied as Markdown: ${many(shown.length)}.`);
    } else if (button.id === "unfold") unfold();
    else if (button.id === "save") save();
    else if (button.id === "clear") clear();
    else if (button.id === "more") button.ariaExpanded = String($("filters").classList.toggle("shown"));
    else if (button.dataset.verdict) choose(button, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  // ---- begin

  cards.forEach(recall);
  $("by").value = keep.get("checker:by") ?? "";
  $("by").addEventListener("change", () => keep.set("checker:by", $("by").value));
  $("bar").addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["source", "rule", "status"]) $(id).addEventListener("change", filter);
  $("search").addEventListener("input", filter);
  document.addEventListener("click", click);
  document.addEventListener("keydown", key);
  document.addEventListener("toggle", ({ target }) => target.open && target.parentElement.matches("article.card") && fill(target.parentElement), true);
  addEventListener("hashchange", arrive);
  addEventListener("storage", ({ key }) => rereadAll(key));
  addEventListener("beforeunload", (event) => {
    if (unsaved && !keep.works) event.preventDefault();
  });
  tell();
  filter();
  arrive();
})();
