/* What lies over the page: passing lines, boxes that ask, a picture at full size. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const TOAST_MS = 4500;

/** A line at the bottom that passes by itself; read out politely. */
export function toast(text) {
  const line = h("div", { class: "toast" }, text);
  document.getElementById("toasts").append(line);
  setTimeout(() => line.remove(), TOAST_MS);
}

/** A modal box; resolves when it is closed, with the value of the button pressed. Escape closes with "". */
export function box(attributes, ...children) {
  const before = document.activeElement;
  const dialog = h("dialog", attributes, ...children);
  document.body.append(dialog);
  dialog.showModal();
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(""); });
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus();
      resolve(dialog.returnValue);
    }, { once: true });
  });
}

let boxes = 0;

function titled(role, title, ...content) {
  const id = `box-${++boxes}`;
  return box({ class: "box", role, aria: { labelledby: id } }, h("form", { method: "dialog" }, h("h2", { id }, title), ...content));
}

const choice = (value, label, kind = "") => h("button", { class: `choice ${kind}`, value }, label);

/** The way out of a box. It submits nothing, so that Enter in a field means the other button. */
export function cancel() {
  const leave = (event) => event.currentTarget.closest("dialog").close("");
  return h("button", { class: "choice", type: "button", on: { click: leave } }, say("cancel"));
}

/** Ask before doing; resolves to whether it was confirmed. */
export async function ask({ title, body = [], yes, danger = false }) {
  const buttons = h("div", { class: "choices" }, cancel(), choice("yes", yes, danger ? "danger" : "main"));
  return (await titled("dialog", title, h("div", { class: "box-body" }, body), buttons)) === "yes";
}

/** The bot's own box: it stays until it is closed. */
export function alertBox(text) {
  const id = `box-${++boxes}`;
  const ok = choice("ok", say("ok"), "main");
  return box({ class: "box", role: "alertdialog", aria: { labelledby: id } },
    h("form", { method: "dialog" }, h("p", { class: "alert-text", id }, text), h("div", { class: "choices" }, ok)));
}

/** A picture over everything; a click anywhere, Escape or the cross closes it. */
export function lightbox(url, alt) {
  const close = h("button", { class: "round lightbox-close", type: "button", aria: { label: say("close") } }, icon("close"));
  const shown = h("div", { class: "lightbox-stage" }, h("img", { src: url, alt }), close);
  shown.addEventListener("click", () => shown.closest("dialog").close(""));
  return box({ class: "lightbox", aria: { label: alt || say("photo") } }, shown);
}

/** A small menu under its button: `items` are {label, icon, run, danger}. */
export function menu(anchor, items) {
  const id = `menu-${++boxes}`;
  const list = h("div", { class: "menu", id, role: "menu", popover: "auto" });
  const pick = (item) => { list.hidePopover(); item.run(); };
  list.append(...items.map((item) => h("button", { class: `menu-item ${item.danger ? "danger" : ""}`, type: "button", role: "menuitem", data: { item: "" }, on: { click: () => pick(item) } },
    icon(item.icon), h("span", {}, item.label))));
  document.body.append(list);
  const edge = anchor.getBoundingClientRect();
  list.style.top = `${edge.bottom + 6}px`;
  list.style.right = `${innerWidth - edge.right}px`;
  list.addEventListener("toggle", (event) => { if (event.newState === "closed") { list.remove(); anchor.focus(); } });
  list.addEventListener("keydown", (event) => step(event, list));
  list.showPopover();
  list.querySelector("button").focus();
}

function step(event, list) {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!move) return;
  event.preventDefault();
  const items = [...list.children];
  items[(items.indexOf(document.activeElement) + move + items.length) % items.length].focus();
}
