// Tells what a person would see go wrong on the page that is open: a list of faults, empty if there are none.
(options) => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && !element.closest(".unseen");
  const named = (element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${JSON.stringify(element.textContent.trim().slice(0, 40))}`;

  // Nothing overflows: not the page, and no text the box that cuts it off.
  if (document.scrollingElement.scrollWidth > width) faults.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !seen(element)) continue;
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      if (box.left < -0.5 || box.right > width + 0.5) faults.push(`${named(element)} runs off the screen`);
      for (let outer = element; outer !== document.body; outer = outer.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(outer);
        const frame = outer.getBoundingClientRect();
        if (overflowX !== "visible" && (box.left < frame.left - 0.5 || box.right > frame.right + 0.5)) faults.push(`${named(element)} is cut off at a side`);
        if (["clip", "hidden"].includes(overflowY) && (box.top < frame.top - 2 || box.bottom > frame.bottom + 2)) faults.push(`${named(element)} is cut off`);
      }
    }
  }

  // A finger finds every target: 44 px each way. Links within the sentences of a description or an advice are as large as their line, as WCAG allows.
  for (const target of document.querySelectorAll("a[href], summary, button, input, select")) {
    if (!seen(target) || target.closest(".about, .ask")) continue;
    const box = target.getBoundingClientRect();
    if (box.width < 43.99 || box.height < 43.99) faults.push(`${named(target)} is ${box.width.toFixed(1)} x ${box.height.toFixed(1)} px`);
  }

  // On a phone the way in is on the first screen; unless names alone fill it.
  if (options.firstScreen) {
    const join = document.querySelector(".next .join");
    const names = [...document.querySelectorAll("h1, .next h3")].map((heading) => heading.textContent).join("");
    if (join && names.length < 100 && join.getBoundingClientRect().bottom > options.firstScreen) faults.push(`the first join button ends at ${join.getBoundingClientRect().bottom.toFixed(0)} px`);
  }

  // What comes next comes first: nothing but what was cancelled before it stands above it.
  if (options.firstScreen && !document.querySelector(".called-off:has(~ .next)")) {
    const join = document.querySelector(".bookings .next .join");
    const names = [...document.querySelectorAll("h1, .next h3")].map((heading) => heading.textContent).join("");
    if (join && names.length < 60 && join.getBoundingClientRect().bottom >= 400) faults.push(`the next session's join button ends at ${join.getBoundingClientRect().bottom.toFixed(0)} px`);
  }

  // Nothing moves for those who asked for that.
  if (options.isStill) {
    for (const element of document.querySelectorAll("*")) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      if (transitionDuration.split(", ").some((time) => time !== "0s") || animationName !== "none" || scrollBehavior !== "auto") faults.push(`${named(element)} moves`);
    }
  }
  return [...new Set(faults)];
}
