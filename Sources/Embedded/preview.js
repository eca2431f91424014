// In previews only, never in published pages: shows what is new without losing the place, and what is wrong over the page.
(() => {
  "use strict";
  const served = document.currentScript.dataset.version;
  const key = "joinery preview " + location.pathname;
  const details = () => [...document.querySelectorAll("details")];

  // The place: where the page is scrolled to, and what is unfolded.
  const place = JSON.parse(sessionStorage.getItem(key) || "null");
  sessionStorage.removeItem(key);
  if (place) {
    details().forEach((element, index) => { if (index in place.open) element.open = place.open[index]; });
    const back = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    back();
    addEventListener("load", back, { once: true });
  }
  const reload = () => {
    const open = details().map((element) => element.open);
    sessionStorage.setItem(key, JSON.stringify({ x: scrollX, y: scrollY, open }));
    location.reload();
  };

  // What is wrong, in a tree of its own that the page's style does not reach.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 80vh; overflow: auto; padding: 1.25rem 1.5rem 1.5rem;
      font: 1rem/1.5 system-ui, sans-serif; color: #2a0d08; background: #fff4f1; border-top: 4px solid #b3261e; box-shadow: 0 -8px 32px rgb(0 0 0 / .25); }
    h1 { margin: 0 0 .75rem; font-size: 1.1rem; white-space: pre-wrap; }
    p { margin: .15rem 0; overflow-wrap: anywhere; }
    div { margin: .75rem 0 0; padding-left: .9rem; border-left: 3px solid #e7b3ab; }
    b { font-family: ui-monospace, monospace; }
    button { float: right; min-width: 2.75rem; min-height: 2.75rem; font: inherit; color: inherit; background: none; border: 1px solid #b3261e; border-radius: .5rem; cursor: pointer; }
    @media (prefers-color-scheme: dark) { section { color: #ffe9e4; background: #3a1410; } div { border-color: #8c3a30; } }
  `);
  let overlay = null;
  const put = (parent, name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const show = (problem) => {
    overlay?.remove();
    overlay = null;
    if (!problem) return;
    overlay = document.createElement("joinery-problem");
    const root = overlay.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    const section = put(root, "section", "");
    section.setAttribute("role", "alert");
    put(section, "button", "Hide").addEventListener("click", () => overlay?.remove());
    put(section, "h1", problem.message);
    if (problem.hint) put(section, "p", "→ " + problem.hint);
    for (const finding of problem.findings) {
      const part = put(section, "div", "");
      put(put(part, "p", ""), "b", finding.subject);
      put(part, "p", finding.sentence);
      if (finding.advice) put(part, "p", "→ " + finding.advice);
    }
    document.documentElement.append(overlay);
  };

  const events = new EventSource("/_preview/events");
  events.onmessage = (event) => {
    const report = JSON.parse(event.data);
    show(report.problem);
    if (!report.problem && String(report.version) !== served) reload();
  };
  addEventListener("pagehide", () => events.close());
})();
