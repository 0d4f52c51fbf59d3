/* The third column: one chat, from its head to the field one writes in. */
import { showAnswer, toggleBlock } from "./actions.js";
import { receive } from "./attach.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Log } from "./log-view.js";
import { accentOf, botFace, titleOf } from "./looks.js";
import { menu } from "./overlays.js";
import { welcome } from "./people-view.js";
import { doing, dots } from "./sending-view.js";
import { say } from "./words.js";

export class ChatPane {
  constructor(root, world) {
    Object.assign(this, { root, world, shown: null });
  }

  update() {
    const key = this.world.open ?? this.idle();
    if (key !== this.shown) this.turnTo(key);
    this.view?.update(this.world);
  }

  /** Which of the empty panes stands when no chat is open. */
  idle() {
    if (!this.world.loaded) return "loading";
    return this.world.person ? "pick" : this.world.people.length ? "choose" : "welcome";
  }

  turnTo(key) {
    this.shown = key;
    this.view?.close();
    this.view = typeof key === "string" ? null : new OpenChat(this.root, this.world);
    if (this.view) return;
    this.root.removeAttribute("data-accent");
    this.root.replaceChildren({ loading: () => "", welcome: () => welcome(this.world), choose: () => note("person", "welcome", "welcomeHint"), pick: () => note("tutor", "pickChat", "pickChatHint") }[key]());
  }
}

const note = (sign, title, hint) => h("div", { class: "empty" }, h("span", { class: "face huge" }, icon(sign)), h("h2", {}, say(title)), h("p", {}, say(hint)));

class OpenChat {
  constructor(root, world) {
    const { bot, person, open: chat } = world;
    Object.assign(this, { chat, bot, world, title: titleOf(bot, person) });
    this.status = h("span", { class: "status", aria: { live: "polite" } });
    this.log = new Log(chat, bot, person, () => world.markRead(chat));
    this.composer = new Composer(chat, bot, person);
    this.answered = (event) => showAnswer(event.detail);
    chat.addEventListener("alert", this.answered);
    root.dataset.accent = accentOf(bot.name);
    root.replaceChildren(this.head(), this.log.node, this.composer.node);
    this.composer.typed();
    this.stopReceiving = receive(root, chat, this.title);
    if (matchMedia("(hover: hover)").matches) this.composer.field.focus();
  }

  head() {
    this.more = h("button", { class: "round", type: "button", aria: { label: say("more"), haspopup: "menu" }, on: { click: () => this.openMenu() } }, icon("more"));
    const back = h("button", { class: "round only-phone", type: "button", aria: { label: say("back") }, on: { click: () => this.world.go(this.chat.person) } }, icon("back"));
    return h("header", { class: "bar" }, back, botFace(this.bot), h("div", { class: "head-words" }, h("h2", {}, this.title), this.status), this.more);
  }

  openMenu() {
    menu(this.more, [
      { label: say("commands"), icon: "menu", run: () => { this.composer.menu.showAll(); this.composer.field.focus(); } },
      this.chat.blocked
        ? { label: say("unblock"), icon: "block", run: () => toggleBlock(this.chat, this.title) }
        : { label: say("block"), icon: "block", danger: true, run: () => toggleBlock(this.chat, this.title) },
    ]);
  }

  update(world) {
    const action = this.chat.drafts.size ? "typing" : this.chat.action;
    if (this.action !== action) {
      this.action = action;
      this.status.replaceChildren(...(action ? [h("span", { class: "acting" }, doing(action)), dots()] : [say("bot")]));
    }
    this.log.update();
    this.composer.update(world.bot ?? this.bot);
  }

  close() {
    this.chat.removeEventListener("alert", this.answered);
    this.stopReceiving();
  }
}
