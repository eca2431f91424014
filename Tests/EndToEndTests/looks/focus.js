// Tells where the focus is and whether it can be seen: null at the end of the page, else the element's place among all and its faults.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const faults = [];
  const named = `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${JSON.stringify(element.textContent.trim().slice(0, 40))}`;
  const style = getComputedStyle(element);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`${named} has no outline`);
  // The first line of a link that goes over several has to be seen, and its outline with it.
  const box = element.getClientRects()[0];
  const reach = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  for (let outer = element.parentElement; outer && outer !== document.documentElement; outer = outer.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(outer);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const frame = outer.getBoundingClientRect();
    if (box.left - reach < frame.left - 0.5 || box.right + reach > frame.right + 0.5 || box.top - reach < frame.top - 0.5 || box.bottom + reach > frame.bottom + 0.5)
      faults.push(`the outline of ${named} is cut off by ${outer.className}`);
  }
  if (box.left < reach - 1 || box.right > document.documentElement.clientWidth - reach + 1) faults.push(`the outline of ${named} runs off the screen`);
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (!top || !(element.contains(top) || top.contains(element))) faults.push(`${named} has the focus and cannot be seen`);
  return { place: [...document.querySelectorAll("*")].indexOf(element), faults };
}
