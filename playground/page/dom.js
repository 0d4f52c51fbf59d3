/* Elements without markup: every string that comes in becomes a text node, never HTML. */

/** Make an element. `on` holds listeners, `data` and `aria` the attributes of those names, the rest are attributes. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (name === "data") for (const [key, item] of Object.entries(value)) { if (item !== null && item !== undefined) node.dataset[key] = item; }
  else if (name === "aria") for (const [key, item] of Object.entries(value)) { if (item !== null && item !== undefined) node.setAttribute(`aria-${key}`, String(item)); }
  else node.setAttribute(name, value === true ? "" : value);
}

/** Bring `parent` to hold exactly `nodes`, moving and removing only what differs: focus and playback survive. */
export function place(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
}

/** Up and down arrows move the focus among the buttons of a list. */
export function arrowKeys(list) {
  list.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const items = [...list.querySelectorAll("[data-item]")];
    const next = items[items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  });
}
