// In previews only, never in published pages: shows what is new without losing the place, what is wrong over the page, and what a page is
// that is not what visitors see now. On the desk it fetches the panels and copies commands.
(() => {
  "use strict";
  let served = document.currentScript.dataset;

  const put = (parent, name, text, more) => {
    const element = Object.assign(document.createElement(name), more);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  // An element in a tree of its own that the page's style does not reach.
  const apart = (name, rules) => {
    const element = document.createElement(name);
    const style = new CSSStyleSheet();
    style.replaceSync(rules);
    element.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
    return element;
  };

  // What this page is, if it is not what visitors see now.
  const tellWhatThisIs = () => {
    if (!served.bar) return;
    const bar = apart("joinery-bar", `
      :host { display: block; position: sticky; top: 0; z-index: 2147483646; }
      aside { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; padding: .35rem 1rem;
        font: 1rem/1.4 system-ui, sans-serif; color: #2b2000; background: #ffe08a; border-bottom: 2px solid #8a6400; }
      p { margin: 0; overflow-wrap: anywhere; }
      a { display: inline-flex; align-items: center; min-height: 2.75rem; color: inherit; font-weight: 600; }
      a:focus-visible { outline: 3px solid #2b2000; }
      @media print { :host { display: none; } }
    `);
    const aside = put(bar.shadowRoot, "aside", "", { ariaLabel: "Preview" });
    put(aside, "p", served.bar);
    put(aside, "a", served.linkText, { href: served.link });
    document.body.prepend(bar);
  };

  // What is wrong.
  let overlay = null;
  const show = (problem) => {
    overlay?.remove();
    overlay = null;
    if (!problem) return;
    overlay = apart("joinery-problem", `
      section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 80vh; overflow: auto; padding: 1.25rem 1.5rem 1.5rem;
        font: 1rem/1.5 system-ui, sans-serif; color: #2a0d08; background: #fff4f1; border-top: 4px solid #b3261e; box-shadow: 0 -8px 32px rgb(0 0 0 / .25); }
      h2 { margin: 0; font-size: 1.25rem; }
      p { margin: .15rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      div { margin: .75rem 0 0; padding-left: .9rem; border-left: 3px solid #e7b3ab; }
      b, pre { font-family: ui-monospace, monospace; }
      pre { margin: .35rem 0; padding: .4rem .6rem; font-size: .9375rem; white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; border: 1px solid #e7b3ab; border-radius: .4rem; }
      pre span { color: #6b4a43; user-select: none; }
      mark { color: inherit; background: #ffcfc6; border-bottom: 2px solid #b3261e; }
      button { float: right; min-width: 2.75rem; min-height: 2.75rem; padding: 0 .9rem; font: inherit; color: inherit; background: none; border: 1px solid #b3261e; border-radius: .5rem; cursor: pointer; }
      button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
      @media (prefers-color-scheme: dark) { section { color: #ffe9e4; background: #3a1410; } div, pre { border-color: #8c3a30; } pre { background: #260b08; } pre span { color: #d9aca3; } mark { background: #7a2419; } }
    `);
    const section = put(overlay.shadowRoot, "section", "", { role: "alert" });
    put(section, "button", "Hide", { type: "button" }).addEventListener("click", () => overlay?.remove());
    put(section, "h2", problem.title);
    put(section, "p", problem.message);
    if (problem.hint) put(section, "p", "→ " + problem.hint);
    for (const { subject, sentence, advice, excerpt } of problem.findings) {
      const part = put(section, "div", "");
      put(put(part, "p", ""), "b", subject);
      put(part, "p", sentence);
      if (excerpt) {
        const line = put(part, "pre", "");
        put(line, "span", excerpt.line + "  ");
        line.append(excerpt.before);
        put(line, "mark", excerpt.after || " ");
      }
      if (advice) put(part, "p", "→ " + advice);
    }
    document.body.append(overlay);
  };

  // What is new takes the place of what is shown, which is quicker than to load the page again and moves nothing under the reader's eyes. A
  // page that is made anew and is the same stays.
  let version = served.version;
  const events = new EventSource("/_preview/events");
  events.onmessage = async (event) => {
    const report = JSON.parse(event.data);
    show(report.problem);
    const told = String(report.version);
    if (report.problem || told === version) return;
    version = told;
    const page = await fetch(location.href, { cache: "no-store" }).then((answer) => answer.text()).catch(() => "");
    // The next one is on its way.
    if (version !== told) return;
    const fresh = new DOMParser().parseFromString(page, "text/html");
    const script = fresh.querySelector("script[data-page]");
    if (!script) return location.reload();
    if (script.dataset.page === served.page) return;
    await addStyles(fresh);
    if (version !== told) return;
    served = script.dataset;
    replace(fresh);
  };
  addEventListener("pagehide", () => events.close());

  const styles = (tree) => [...tree.querySelectorAll("link[rel=stylesheet]")];
  // Styles come first, so that no page is ever seen without them. They are named after what is in them.
  const addStyles = (fresh) => {
    const known = styles(document).map((style) => style.getAttribute("href"));
    return Promise.all(styles(fresh).filter((style) => !known.includes(style.getAttribute("href"))).map((style) => new Promise((done) => {
      document.head.append(Object.assign(style.cloneNode(), { onload: done, onerror: done }));
    })));
  };
  const named = (tree, kind) => [...tree.querySelectorAll(kind)].map((element, index) => [element.id || index, element]);
  const replace = (fresh) => {
    const [x, y, focused] = [scrollX, scrollY, document.activeElement?.id];
    const open = Object.fromEntries(named(document, "details").map(([name, element]) => [name, element.open]));
    const typed = Object.fromEntries(named(document, "input").filter(([, field]) => field.value !== field.defaultValue)
      .map(([name, field]) => [name, field.value]));
    const wanted = styles(fresh).map((style) => style.getAttribute("href"));
    for (const style of styles(document)) if (!wanted.includes(style.getAttribute("href"))) style.remove();
    for (const { name, value } of fresh.documentElement.attributes) document.documentElement.setAttribute(name, value);
    document.title = fresh.title;
    document.body.replaceWith(document.adoptNode(fresh.body));
    for (const [name, element] of named(document, "details")) if (name in open) element.open = open[name];
    for (const [name, field] of named(document, "input")) if (name in typed) field.value = typed[name];
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    dress();
    if (overlay) document.body.append(overlay);
    scrollTo({ left: x, top: y, behavior: "instant" });
  };

  // The desk: panels that take longer than the page, and commands to copy.
  const ready = (root) => {
    for (const code of root.querySelectorAll(".commands code")) {
      const button = put(code.parentElement, "button", "Copy", { type: "button", className: "copy" });
      button.ariaLabel = "Copy: " + code.textContent;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
      });
    }
  };
  const dress = () => {
    tellWhatThisIs();
    ready(document);
    for (const panel of document.querySelectorAll("[data-source][aria-busy]")) {
      fetch(panel.dataset.source, { cache: "no-store" }).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        const text = await answer.text();
        panel.innerHTML = text;
        panel.classList.toggle("due", panel.querySelector("[data-due]") !== null);
        ready(panel);
      }).catch(() => {
        panel.querySelector(".summary").textContent = "This cannot be worked out at the moment.";
      }).finally(() => panel.removeAttribute("aria-busy"));
    }
  };
  dress();
})();
