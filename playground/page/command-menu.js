/* The bot's commands over the field: typed after "/", or opened with the menu button. */
import { h } from "./dom.js";
import { say } from "./words.js";

/** A listbox driven from the text field: the focus stays where one types. `onPick` gets "/command". */
export class CommandMenu {
  constructor(field, onPick) {
    Object.assign(this, { field, onPick, commands: [], shown: [], active: 0 });
    this.node = h("div", { class: "commands", id: "commands", role: "listbox", aria: { label: say("commands") }, hidden: true });
    for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "commands", "aria-expanded": "false" })) field.setAttribute(key, value);
  }

  get open() {
    return !this.node.hidden;
  }

  /** Show what fits the text so far; anything but the beginning of a command hides the list. */
  suggest(text) {
    const typed = /^\/(\w*)$/.exec(text)?.[1];
    this.show(typed === undefined ? [] : this.commands.filter((one) => one.command.startsWith(typed.toLowerCase())));
  }

  showAll() {
    this.show(this.open ? [] : this.commands);
  }

  show(commands) {
    this.shown = commands;
    this.active = 0;
    this.node.hidden = commands.length === 0;
    this.node.replaceChildren(...commands.map((one, index) => this.option(one, index)));
    this.mark();
  }

  option(one, index) {
    const keepFocus = (event) => event.preventDefault();
    return h("div", { class: "command-option", id: `command-${index}`, role: "option", on: { mousedown: keepFocus, mousemove: () => this.point(index), click: () => this.pick(index) } },
      h("span", { class: "command-name" }, `/${one.command}`), h("span", { class: "command-words" }, one.description));
  }

  mark() {
    [...this.node.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === this.active)));
    this.node.children[this.active]?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-expanded", String(this.open));
    if (this.open) this.field.setAttribute("aria-activedescendant", `command-${this.active}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  point(index) {
    if (index === this.active) return;
    this.active = index;
    this.mark();
  }

  pick(index) {
    const { command } = this.shown[index];
    this.show([]);
    this.onPick(`/${command}`);
  }

  /** Take a key of the field if it is the list's; says whether it was. */
  key(event) {
    if (!this.open) return false;
    const take = {
      ArrowDown: () => { this.active = (this.active + 1) % this.shown.length; this.mark(); },
      ArrowUp: () => { this.active = (this.active - 1 + this.shown.length) % this.shown.length; this.mark(); },
      Enter: () => this.pick(this.active),
      Tab: () => this.pick(this.active),
      Escape: () => this.show([]),
    }[event.key];
    if (!take || event.shiftKey) return false;
    event.preventDefault();
    event.stopPropagation();
    take();
    return true;
  }
}

/** The commands in the person's language, or those for everyone. */
export function commandsFor(bot, languageCode) {
  const lists = bot.commands ?? {};
  return lists[languageCode]?.length ? lists[languageCode] : (lists[""] ?? []);
}
