# SPDX-License-Identifier: Apache-2.0
"""Says what a browser makes of pages.

Called with the paths of pages, `NAME=PATH`; opens each in headless Chromium, works on it by keyboard,
and prints one JSON object: for each page what was seen. The browser is driven over its DevTools
protocol. What is wrong with a page whatever its content is in `faults`; among it what axe-core finds.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request

import websocket

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "p", "h1", "h2",
    "h3", "bdi", "strong", "small", "dl", "div", "dt", "dd", "section", "figure", "figcaption", "svg",
    "desc", "line", "rect", "text", "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
    "ul", "ol", "li", "mark", "span", "s", "pre", "code", "form", "label", "input", "button", "nav",
    "script",
}

# What runs in the page.
TOOLS = """
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (node) => node.checkVisibility({visibilityProperty: true});
  const color = (text) => {
    const parts = text.match(/[\\d.]+/g).map(Number);
    return parts.length < 4 ? [...parts, 1] : parts;
  };
  const luminance = ([r, g, b]) => [r, g, b].map((x) => x / 255)
    .map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
    .reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
  const background = (node) => {
    for (; node; node = node.parentElement) {
      const found = color(getComputedStyle(node).backgroundColor);
      if (found[3] === 1) return found;
      if (found[3] > 0) throw new Error(`half transparent: ${node.outerHTML.slice(0, 80)}`);
    }
    return [255, 255, 255];
  };
  window.tools = {
    count: () => document.getElementsByTagName("*").length,
    names: () => [...new Set(all("*").map((node) => node.localName))],
    links: () => all("[href], [src], [action], [style], [onclick]").map((node) =>
      node.getAttribute("href") ?? node.localName),
    texts: (selector) => all(selector).filter(shown).map((node) => node.textContent),
    duplicates: () => all("[id]").map((node) => node.id)
      .filter((id, index, ids) => ids.indexOf(id) !== index),
    headings: () => all("h1, h2, h3").filter(shown).map((node) => Number(node.localName[1])),
    references: () => all("[aria-labelledby], [aria-describedby], label[for]").flatMap((node) =>
      ["aria-labelledby", "aria-describedby", "for"].flatMap((name) =>
        (node.getAttribute(name) ?? "").split(" ").filter((id) => id && !document.getElementById(id)))),
    // Contrast by WCAG 2 of all text against what lies behind it.
    faint: () => {
      const found = new Set();
      for (const node of all("body *")) {
        const hasText = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
        if (!hasText || !shown(node) || node.closest("script")) continue;
        const style = getComputedStyle(node);
        const isDrawn = node.closest("svg");
        const pair = [color(isDrawn ? style.fill : style.color), background(node)].map(luminance);
        const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        if (ratio < 4.5) found.add(`${node.localName}.${node.getAttribute("class")} ${ratio.toFixed(2)}`);
      }
      return [...found];
    },
    // Contrast of what is drawn: three to one is asked for.
    faintBars: () => [...new Set(all("svg .bar, svg line.mark").filter((node) => {
      const style = getComputedStyle(node);
      const pair = [color(node.localName === "rect" ? style.fill : style.stroke), background(node)]
        .map(luminance);
      return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 3;
    }).map((node) => node.getAttribute("class")))],
    controls: () => all("a[href], button, input, summary, [tabindex='0']").filter(shown).map((node) => {
      node.dataset.control ??= String(all("[data-control]").length);
      return node.dataset.control;
    }),
    focused: () => document.activeElement?.dataset?.control ?? null,
    hasOutline: () => document.activeElement === document.body
      || getComputedStyle(document.activeElement).outlineStyle !== "none",
    wide: () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
})();
"""

AXE = os.path.join(
    os.path.dirname(importlib.util.find_spec("axe_playwright_python").origin), "axe.min.js")


class Browser:
    """A Chromium of our own with one tab."""

    def __init__(self, folder):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        self.process = subprocess.Popen(
            [
                program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--no-first-run",
                "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
            ],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        for line in self.process.stderr:
            found = re.search(r"DevTools listening on ws://([^/]+)/", line)
            if found:
                break
        with urllib.request.urlopen(f"http://{found[1]}/json/list") as answer:
            tab = next(tab for tab in json.load(answer) if tab["type"] == "page")
        self.socket = websocket.create_connection(
            tab["webSocketDebuggerUrl"], suppress_origin=True, timeout=60)
        self.number = 0
        self.events = []
        for name in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.call(f"{name}.enable")

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(
            json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.note(message)

    def note(self, message):
        self.events.append(message)
        if message.get("method") == "Page.javascriptDialogOpening":
            self.socket.send(json.dumps(
                {"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": False}}))

    def wait_for(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.note(json.loads(self.socket.recv()))

    def value(self, expression):
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def open(self, path, with_scripts=True):
        self.events = []
        self.call("Emulation.setScriptExecutionDisabled", value=not with_scripts)
        self.call("Page.navigate", url=f"file://{path}")
        self.wait_for("Page.loadEventFired")
        self.value(TOOLS)

    def press(self, key, code, text=None, modifiers=0):
        extra = {"text": text} if text else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                modifiers=modifiers, **(extra if kind == "keyDown" else {}))

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()

    # What a page must not do.

    def complaints(self, path):
        wrong = []
        for event in self.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded":
                wrong.append(f"log: {parameters['entry']['text'][:200]}")
            elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                wrong.append(f"console: {json.dumps(parameters)[:200]}")
            elif method == "Page.javascriptDialogOpening":
                wrong.append(f"dialog: {parameters['message'][:200]}")
            elif method == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if url.split("#")[0] != f"file://{path}":
                    wrong.append(f"request: {url[:200]}")
        return wrong

    def unnamed(self):
        """What a screen reader meets and cannot name."""
        wrong = []
        for node in self.call("Accessibility.getFullAXTree")["nodes"]:
            role = node.get("role", {}).get("value")
            name = node.get("name", {}).get("value", "")
            if role in ("button", "link", "searchbox", "spinbutton", "image", "img", "region",
                        "navigation", "DisclosureTriangle") and not name.strip() \
                    and not node.get("ignored"):
                wrong.append(role)
            if role in ("image", "img") and not node.get("description", {}).get("value"):
                wrong.append(f"{role} without a description: {name}")
        return wrong

    def violations(self):
        """What axe-core complains about."""
        if self.value("window.axe === undefined"):
            with open(AXE, encoding="utf-8") as file:
                self.value(f"{file.read()}; true")
        return self.value(
            "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.flatMap("
            "({id, nodes}) => nodes.slice(0, 3).map(({html}) => `${id}: ${html.slice(0, 150)}`)))")

    def tabbed(self):
        """Returns the controls and those that the tabulator key comes to."""
        controls = self.value("tools.controls()")
        self.value("document.activeElement?.blur()")
        reached, plain = [], []
        for _ in range(len(controls) + 2):
            self.press("Tab", 9)
            focused = self.value("tools.focused()")
            if focused is None:
                break
            reached.append(focused)
            if not self.value("tools.hasOutline()"):
                plain.append(focused)
        return controls, reached, plain


def general_faults(browser, path):
    wrong = browser.complaints(path)
    wrong += [f"element {name}" for name in browser.value("tools.names()") if name not in ELEMENTS]
    wrong += [f"link {link}" for link in browser.value("tools.links()") if not link.startswith("#")]
    wrong += [f"twice: {one}" for one in browser.value("tools.duplicates()")]
    wrong += [f"nowhere: {one}" for one in browser.value("tools.references()")]
    wrong += [f"unnamed: {one}" for one in browser.unnamed()]
    levels = browser.value("tools.headings()")
    wrong += [
        f"heading {after} after {before}" for before, after in zip([0] + levels, levels)
        if after > before + 1
    ]
    for scheme in ("light", "dark"):
        browser.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}])
        wrong += [f"{scheme}: {one}" for one in browser.value("tools.faint()")]
        wrong += [f"{scheme}: {one}" for one in browser.value("tools.faintBars()")]
        wrong += [f"{scheme}: {one}" for one in browser.violations()]
    for width in (320, 1200):
        browser.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
            mobile=False)
        if browser.value("tools.wide()"):
            wrong.append(f"wider than {width} pixels")
    return wrong


def type_filter(browser, words):
    browser.value("document.getElementById('words').value = ''")
    browser.value("document.getElementById('words').focus()")
    # The page filters a moment after the last key, and tells last how much is left.
    browser.value("""window.told = new Promise((done) => new MutationObserver(() => done(true))
        .observe(document.getElementById('matches'), {childList: true})), true""")
    if words:
        browser.call("Input.insertText", text=words)
    else:
        browser.value("document.getElementById('words').dispatchEvent(new Event('input'))")
    browser.value("window.told")
    return {
        "status": browser.value("document.getElementById('matches').textContent"),
        "rules": browser.value("tools.texts('.rule h3')"),
        "places": browser.value("tools.texts('.place')"),
        "elements": browser.value("tools.count()"),
    }


def turn_pages(browser):
    """Goes through the pages of the first rule by keyboard."""
    first = "document.querySelector('.rule:has(.pager)')"
    places = f"[...{first}.querySelectorAll('.place')].map((node) => node.textContent)"
    pages = [browser.value(places)]
    browser.value(f"{first}.querySelector('.pager button:last-of-type').focus()")
    browser.press("Enter", 13, "\r")
    pages.append(browser.value(places))
    browser.press("Enter", 13, "\r")
    pages.append(browser.value(places))
    browser.value(f"{first}.querySelector('.pager input').select()")
    browser.call("Input.insertText", text="999999")
    browser.press("Enter", 13, "\r")
    pages.append(browser.value(places))
    return pages


def look(browser, path, words):
    browser.open(path)
    seen = {"elements": browser.value("tools.count()")}
    seen["messages"] = browser.value("tools.texts('.message')")
    seen["frames"] = browser.value("tools.texts('.frame code')")
    seen["text"] = browser.value("document.body.innerText")
    if seen["elements"] < 4000:
        controls, reached, plain = browser.tabbed()
        seen["unreachable"] = sorted(set(controls) - set(reached))
        seen["unmarked"] = plain
        seen["controls"] = len(controls)
    seen["faults"] = general_faults(browser, path)
    if browser.value("document.querySelector('.pager') !== null"):
        seen["pages"] = turn_pages(browser)
        seen["later"] = browser.value("tools.texts('.message')")
    if browser.value("document.getElementById('filter') !== null"):
        seen["filtered"] = [type_filter(browser, one) for one in words + [""]]
    seen["faults"] += browser.complaints(path)
    browser.open(path, with_scripts=False)
    seen["bare"] = {
        "messages": browser.value("tools.texts('.message')"),
        "controls": browser.value("tools.texts('form, .pager')"),
        "more": browser.value("tools.texts('.more')"),
    }
    return seen


def main():
    words = json.loads(sys.argv[1])
    answers = {}
    # The browser may still write a file while it goes away.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(folder)
        try:
            for argument in sys.argv[2:]:
                name, path = argument.split("=", 1)
                answers[name] = look(browser, os.path.abspath(path), words)
        finally:
            browser.close()
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
