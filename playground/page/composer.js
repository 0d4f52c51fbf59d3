/* Where one writes: the field, what hangs on it, and the bot's keyboard below. */
import * as actions from "./actions.js";
import { offer } from "./attach.js";
import { CommandMenu, commandsFor } from "./command-menu.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { send } from "./outbox.js";
import { canRecord, record } from "./recorder.js";
import { say } from "./words.js";

const round = (name, label, press, kind = "") => h("button", { class: `round ${kind}`, type: "button", title: say(label), aria: { label: say(label) }, on: { click: press } }, icon(name));

export class Composer {
  constructor(chat, bot, person) {
    Object.assign(this, { chat, bot, person, editing: null, keyboardShown: true });
    this.field = h("textarea", { class: "field", rows: "1", placeholder: say("write"), aria: { label: say("write") }, autocomplete: "off", enterkeyhint: "send", on: { input: () => this.typed(), keydown: (event) => this.key(event) } });
    this.field.value = chat.written;
    this.menu = new CommandMenu(this.field, (command) => { this.clear(); send(chat, { text: command }); });
    this.build();
    this.typed();
  }

  build() {
    this.picker = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", on: { change: () => { offer(this.chat, [...this.picker.files]); this.picker.value = ""; } } });
    this.menuKey = round("menu", "commands", () => { this.menu.showAll(); this.field.focus(); });
    this.keyboardKey = round("keyboard", "hideKeyboard", () => { this.keyboardShown = !this.keyboardShown; this.update(); });
    this.sendKey = round("send", "send", () => this.submit(), "main");
    this.voiceKey = round("microphone", "record", () => this.speak());
    this.editBar = h("div", { class: "edit-bar", hidden: true }, icon("edit"), h("span", {}, say("editing")), round("close", "stopEditing", () => this.leaveEdit()));
    this.line = h("div", { class: "field-line" }, this.menuKey, round("attach", "attach", () => this.picker.click()), this.field, this.keyboardKey, this.voiceKey, this.sendKey, this.picker);
    this.keyboard = h("div", { class: "keyboard", role: "group", aria: { label: say("replyKeyboard") } });
    this.wall = h("div", { class: "wall", hidden: true }, h("span", {}, say("blocked")), h("button", { class: "choice", type: "button", on: { click: () => actions.toggleBlock(this.chat) } }, say("unblock")));
    this.node = h("footer", { class: "composer" }, this.menu.node, this.editBar, this.line, this.keyboard, this.wall);
  }

  update(bot = this.bot) {
    this.bot = bot;
    this.menu.commands = commandsFor(bot, this.person.language_code);
    this.menuKey.hidden = this.menu.commands.length === 0;
    this.wall.hidden = !this.chat.blocked;
    this.line.hidden = this.chat.blocked || Boolean(this.recording);
    this.showKeyboard(this.chat.keyboard);
  }

  showKeyboard(rows) {
    this.keyboardKey.hidden = rows.length === 0;
    const label = say(this.keyboardShown ? "hideKeyboard" : "showKeyboard");
    this.keyboardKey.title = label;
    this.keyboardKey.setAttribute("aria-label", label);
    this.keyboardKey.setAttribute("aria-pressed", String(this.keyboardShown));
    this.keyboard.hidden = rows.length === 0 || !this.keyboardShown || this.chat.blocked;
    const signature = JSON.stringify(rows);
    if (signature === this.signature) return;
    this.signature = signature;
    this.keyboard.replaceChildren(...rows.map((row) => h("div", { class: "keys-row" }, row.map((label) =>
      h("button", { class: "key", type: "button", on: { click: () => send(this.chat, { text: label }) } }, h("span", {}, label))))));
  }

  typed() {
    if (!this.editing) this.chat.written = this.field.value;
    const empty = this.field.value.trim() === "";
    this.sendKey.hidden = empty && canRecord() && !this.editing;
    this.sendKey.disabled = empty;
    this.voiceKey.hidden = !this.sendKey.hidden;
    this.menu.suggest(this.editing ? "" : this.field.value);
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  key(event) {
    if (event.isComposing || this.menu.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); this.submit(); }
    else if (event.key === "ArrowUp" && this.field.value === "" && !this.editing) { event.preventDefault(); this.enterEdit(this.chat.ownLast); }
    else if (event.key === "Escape" && this.editing) { event.stopPropagation(); this.leaveEdit(); }
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text) return;
    if (this.editing) {
      const { message_id, text: before } = this.editing;
      if (text === before || (await actions.change(this.chat, message_id, text))) this.leaveEdit();
      return;
    }
    this.clear();
    await send(this.chat, { text });
  }

  clear() {
    this.put("");
  }

  put(text) {
    this.field.value = text;
    this.typed();
    this.field.focus();
  }

  enterEdit(message) {
    if (!message) return;
    this.editing = message;
    this.editBar.hidden = false;
    this.put(message.text);
  }

  leaveEdit() {
    this.editing = null;
    this.editBar.hidden = true;
    this.put(this.chat.written);
  }

  async speak() {
    this.recording = await record();
    if (!this.recording) return;
    this.line.before(this.recording.bar);
    this.update();
    this.recording.go.focus();
    const file = await this.recording.file;
    this.recording.bar.remove();
    this.recording = null;
    this.update();
    this.field.focus();
    if (file) send(this.chat, { kind: "voice", file });
  }
}
