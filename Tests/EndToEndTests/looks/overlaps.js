// Tells which texts of the page that is open lie over others: a list of faults, empty if there are none.
() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lines = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest(".unseen") || !element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) lines.push({ box, node: texts.currentNode });
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  const faults = new Set();
  lines.forEach(({ box, node }, place) => {
    for (const next of lines.slice(place + 1)) {
      if (next.box.top >= box.bottom) break;
      if (next.node === node) continue;
      const across = Math.min(box.right, next.box.right) - Math.max(box.left, next.box.left);
      const down = Math.min(box.bottom, next.box.bottom) - next.box.top;
      // The boxes of lines that follow one another touch; the letters in them do not.
      if (across > 2 && down > Math.min(box.height, next.box.height) / 2)
        faults.add(`${JSON.stringify(node.data.trim().slice(0, 30))} lies over ${JSON.stringify(next.node.data.trim().slice(0, 30))}`);
    }
  });
  return [...faults];
}
