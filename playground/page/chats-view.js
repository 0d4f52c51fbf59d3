/* The second column: the bots one can talk to, the last word of each chat, what is unread. */
import { arrowKeys, h, place } from "./dom.js";
import { icon } from "./icons.js";
import { accentOf, botFace, lineOf, preview, titleOf } from "./looks.js";
import { doing } from "./sending-view.js";
import { short } from "./times.js";
import { say } from "./words.js";

export class Chats {
  constructor(root, world) {
    Object.assign(this, { root, world, rows: new Map() });
    this.title = h("h1", {}, say("chats"));
    this.back = h("button", { class: "round only-phone", type: "button", aria: { label: say("people") }, on: { click: () => world.go() } }, icon("back"));
    this.list = h("ul", { class: "list", role: "list" });
    this.nobody = h("div", { class: "empty small", hidden: true }, h("span", { class: "face huge" }, icon("bot")), h("h2", {}, say("noBots")), h("p", {}, say("noBotsHint")));
    arrowKeys(this.list);
    root.append(h("header", { class: "bar" }, this.back, this.title), h("div", { class: "grow" }, this.list, this.nobody));
  }

  update() {
    const { person, bots, loaded } = this.world;
    this.title.textContent = person ? person.name : say("chats");
    this.root.setAttribute("aria-label", person ? say("chatsOf", { name: person.name }) : say("chats"));
    this.nobody.hidden = !loaded || !person || bots.length > 0;
    place(this.list, person ? bots.map((bot) => this.row(bot)) : []);
  }

  row(bot) {
    const kept = this.rows.get(bot.name) ?? this.build(bot);
    const chat = this.world.chat(bot.name);
    const unread = chat.unread(this.world.readId(chat));
    const last = chat.outbox.at(-1) ?? chat.last;
    kept.title.textContent = titleOf(bot, this.world.person);
    kept.time.textContent = last ? short(last.date) : "";
    kept.note.textContent = doing(chat.action) ? `${doing(chat.action)}…` : last ? this.word(last) : (lineOf(bot, this.world.person) || say("noMessages"));
    kept.note.classList.toggle("acting", Boolean(chat.action));
    kept.badge.textContent = unread || "";
    kept.badge.title = unread ? say("unread", { n: unread }) : "";
    kept.button.setAttribute("aria-current", String(this.world.bot?.name === bot.name));
    return kept.node;
  }

  word(message) {
    const words = message.local ? (message.text ?? (message.caption || say(message.kind))) : preview(message);
    return message.local || message.from === "person" ? `${say("you")}: ${words}` : words;
  }

  build(bot) {
    const parts = { title: h("span", { class: "row-title" }), time: h("time", { class: "row-time" }), note: h("span", { class: "row-note" }), badge: h("span", { class: "badge" }) };
    parts.button = h("button", { class: "row", type: "button", data: { item: "", accent: accentOf(bot.name), bot: bot.name }, on: { click: () => this.world.go(this.world.person.id, bot.name) } },
      botFace(bot), h("span", { class: "row-words" },
        h("span", { class: "row-line" }, parts.title, parts.time),
        h("span", { class: "row-line" }, parts.note, parts.badge)));
    parts.node = h("li", {}, parts.button);
    this.rows.set(bot.name, parts);
    return parts;
  }
}
