/* The messages of a chat, newest at the bottom, where the view stays unless the person has scrolled away. */
import { h, place } from "./dom.js";
import { icon } from "./icons.js";
import { botFace, descriptionOf, invitation, serviceWords, titleOf } from "./looks.js";
import { MessageView } from "./message-view.js";
import { send } from "./outbox.js";
import { DraftView, dots, outgoing } from "./sending-view.js";
import { day, dayKey } from "./times.js";
import { say } from "./words.js";

const NEAR_PX = 80; // closer to the end than this counts as being at the end
const GROUP_S = 300; // messages of one side this close together stand as one group

export class Log {
  constructor(chat, bot, person, onRead) {
    Object.assign(this, { chat, bot, person, onRead, views: new Map(), days: new Map(), drafts: new Map(), outs: new Map(), seen: 0 });
    this.list = h("div", { class: "messages", role: "log", aria: { label: say("log", { title: titleOf(bot, person) }), live: "polite" } });
    this.scroller = h("div", { class: "scroller", tabindex: "-1", on: { scroll: () => this.scrolled() } }, this.list);
    this.down = h("button", { class: "round to-end", type: "button", hidden: true, on: { click: () => this.toEnd("smooth") } }, icon("down"), h("span", { class: "badge" }));
    this.working = h("article", { class: "message working", data: { from: "bot" } }, h("div", { class: "bubble" }, dots()));
    this.node = h("div", { class: "log" }, this.scroller, this.down);
    this.stuck = true;
    this.top = 0;
    const sizes = new ResizeObserver(() => { if (this.stuck) this.toEnd(); }); // a picture has loaded, the keyboard of the bot has come
    [this.list, this.scroller].forEach((part) => sizes.observe(part));
  }

  update() {
    if (this.scroller.scrollTop < this.top && !this.atEnd()) this.stuck = false; // scrolled up, and the event is still to come
    const messages = this.chat.ordered;
    const own = this.chat.outbox.length > (this.sent ?? 0);
    this.sent = this.chat.outbox.length;
    place(this.list, this.empty(messages) ?? [...this.rows(messages), ...this.leaving(false), ...this.drafting(), ...this.acting(), ...this.leaving(true)]);
    if (own) this.stuck = true;
    if (this.stuck) this.toEnd();
    this.mark(messages);
  }

  empty(messages) {
    if (messages.length || this.chat.outbox.length || this.chat.drafts.size) return null;
    if (!this.chat.loaded) return [h("p", { class: "quiet" }, say("loading"))];
    this.welcome ??= h("div", { class: "empty" }, botFace(this.bot, "huge"), h("h2", {}, titleOf(this.bot, this.person)), h("p", {}, descriptionOf(this.bot, this.person)),
      h("button", { class: "choice main", type: "button", on: { click: () => send(this.chat, { text: "/start" }) } }, say("start")), h("p", { class: "quiet" }, invitation(this.bot.name)));
    return [this.welcome, ...this.acting()];
  }

  rows(messages) {
    const rows = [];
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      if (!before || dayKey(before.date) !== dayKey(message.date)) rows.push(this.day(message.date));
      const view = this.view(message);
      view.node.classList.toggle("first", !together(before, message));
      view.node.classList.toggle("last", !together(message, messages[index + 1]));
      rows.push(view.node);
    });
    return rows;
  }

  view(message) {
    if (message.service) return this.service(message);
    const kept = this.views.get(message.message_id) ?? new MessageView(this.chat, message);
    this.views.set(message.message_id, kept);
    kept.update(message);
    return kept;
  }

  service(message) {
    const kept = this.views.get(message.message_id) ?? { node: h("p", { class: "service" }, serviceWords(message.service)) };
    this.views.set(message.message_id, kept);
    return kept;
  }

  day(date) {
    const key = dayKey(date);
    if (!this.days.has(key)) this.days.set(key, h("div", { class: "day" }, h("span", {}, day(date))));
    return this.days.get(key);
  }

  drafting() {
    return [...this.chat.drafts.values()].map((draft) => {
      const view = this.drafts.get(draft.draft_id) ?? new DraftView(this.chat, draft);
      this.drafts.set(draft.draft_id, view);
      view.update(draft);
      return view.node;
    });
  }

  acting() {
    return this.chat.action && !this.chat.drafts.size ? [this.working] : [];
  }

  /** What is in the outbox: the failed stay above what the bot does now, the rest is below everything. */
  leaving(hopeful) {
    return this.chat.outbox.filter((entry) => (entry.state !== "failed") === hopeful).map((entry) => {
      const kept = this.outs.get(entry.local);
      if (kept?.state === entry.state) return kept.node;
      const made = { state: entry.state, node: outgoing(this.chat, entry) };
      this.outs.set(entry.local, made);
      return made.node;
    });
  }

  atEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR_PX;
  }

  scrolled() {
    this.stuck = this.atEnd();
    this.mark(this.chat.ordered);
  }

  mark(messages) {
    const last = messages.at(-1)?.message_id ?? 0;
    if (this.stuck && document.visibilityState === "visible") { this.seen = last; this.onRead(); }
    const fresh = messages.filter((message) => message.message_id > this.seen && message.from === "bot").length;
    this.down.hidden = this.stuck;
    this.down.lastChild.textContent = fresh || "";
    this.down.setAttribute("aria-label", fresh ? say("unread", { n: fresh }) : say("toEnd"));
  }

  toEnd(behavior = "instant") {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : behavior });
    this.top = this.scroller.scrollTop;
  }
}

/** Whether two neighbours belong to one group. */
function together(a, b) {
  return Boolean(a && b) && a.from === b.from && b.date - a.date < GROUP_S && dayKey(a.date) === dayKey(b.date);
}
