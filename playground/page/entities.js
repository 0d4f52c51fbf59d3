/* Telegram's formatted text as elements. Offsets are UTF-16 units, which is what JavaScript counts in. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const OPENS = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

/** `text` with its entities as nodes. `onCommand` gets a pressed bot command, `onCopy` a pressed code. */
export function rich(text, entities, context) {
  const order = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length || BLOCKS.has(b.type) - BLOCKS.has(a.type));
  return build(text, 0, text.length, order, context);
}

function build(text, from, to, entities, context) {
  const nodes = [];
  const queue = [...entities];
  let at = from;
  while (queue.length) {
    const entity = queue.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    if (start > at) nodes.push(text.slice(at, start));
    const inside = [];
    while (queue.length && queue[0].offset < end) inside.push(queue.shift());
    queue.unshift(...overhanging(inside, end));
    nodes.push(wrap(entity, text.slice(start, end), build(text, start, end, inside, context), context));
    // The line break after a block is the block's own end: shown as text it would leave an empty line.
    at = BLOCKS.has(entity.type) && text[end] === "\n" && end < to ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

/** What of the inner entities goes on past the end of the outer one. */
function overhanging(entities, end) {
  return entities.filter((one) => one.offset + one.length > end)
    .map((one) => ({ ...one, offset: end, length: one.offset + one.length - end }));
}

function wrap(entity, text, children, context) {
  const make = {
    spoiler: () => spoiler(children),
    code: () => pressable("code", { class: "code", title: say("copy") }, children, () => context.onCopy(text)),
    pre: () => pre(entity, text, children, context),
    blockquote: () => h("blockquote", {}, children),
    expandable_blockquote: () => expandable(children),
    text_link: () => link(entity.url, children),
    url: () => link(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`, children),
    email: () => link(`mailto:${text}`, children),
    phone_number: () => link(`tel:${text}`, children),
    bot_command: () => pressable("span", { class: "command" }, children, () => context.onCommand(text)),
    mention: () => h("span", { class: "mention" }, children),
    text_mention: () => h("span", { class: "mention" }, children),
    hashtag: () => h("span", { class: "mention" }, children),
    cashtag: () => h("span", { class: "mention" }, children),
  }[entity.type];
  if (make) return make();
  return TAGS[entity.type] ? h(TAGS[entity.type], {}, children) : children;
}

/** An inline thing to press that still wraps like text, as a `button` would not. */
function pressable(tag, attributes, children, onPress) {
  const keys = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onPress(event); } };
  return h(tag, { ...attributes, role: "button", tabindex: "0", on: { click: onPress, keydown: keys } }, children);
}

function spoiler(children) {
  const veil = h("span", { class: "veil", aria: { hidden: true } }, children);
  const cover = pressable("span", { class: "spoiler", aria: { label: say("spoiler") } }, [veil], () => {
    cover.replaceWith(h("span", { class: "spoiler shown" }, children));
  });
  return cover;
}

function pre(entity, text, children, context) {
  const copy = h("button", { class: "pre-copy", type: "button", on: { click: () => context.onCopy(text) } }, say("copy"));
  return h("figure", { class: "pre" },
    h("figcaption", {}, h("span", {}, entity.language ?? ""), copy),
    h("pre", { tabindex: "0" }, h("code", {}, children)));
}

function expandable(children) {
  const quote = h("blockquote", { class: "folded" }, h("div", { class: "quote-text" }, children));
  const toggle = h("button", { class: "quote-toggle", type: "button", aria: { expanded: false, label: say("expand") } }, icon("chevron"));
  toggle.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.setAttribute("aria-label", say(folded ? "expand" : "collapse"));
  });
  quote.append(toggle);
  return quote;
}

/** A link, or plain text when its address is one that a page must not open. */
function link(address, children) {
  if (!URL.canParse(address) || !OPENS.has(new URL(address).protocol)) return children;
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, children);
}
