/* Who there is, who one is now, and which chat is open. The address bar holds the choice: #/person/bot. */
import * as sim from "./sim.js";
import { Chat } from "./chat-state.js";
import { Live } from "./live.js";

const PERSON = "atelier.person";
const READ = "atelier.read";
const GLANCE_MS = 3000; // how often the chats that are not open are looked at

/** Emits `change` when people, bots, the choice, a chat's last message or the connection changed. */
export class World extends EventTarget {
  people = [];
  bots = [];
  person = null;
  bot = null;
  away = false;
  loaded = false;
  chats = new Map();
  read = JSON.parse(localStorage.getItem(READ) ?? "{}");

  async start() {
    addEventListener("hashchange", () => this.follow());
    await this.glance();
    if (!location.hash) this.remembered();
    this.follow();
    this.round();
  }

  remembered() {
    const known = this.people.find((person) => String(person.id) === localStorage.getItem(PERSON));
    if (known) history.replaceState(null, "", `#/${known.id}`);
  }

  go(person, bot) {
    location.hash = bot ? `#/${person}/${bot}` : person ? `#/${person}` : "#/";
  }

  /** Make the choice in the address bar the present one. */
  follow() {
    const [, personId, botName] = location.hash.split("/").map(decodeURIComponent);
    this.person = this.people.find((person) => String(person.id) === personId) ?? null;
    this.bot = (this.person && this.bots.find((bot) => bot.name === botName)) ?? null;
    if (this.person) localStorage.setItem(PERSON, String(this.person.id));
    this.listen();
    this.changed();
    if (this.person) this.look();
  }

  /** The chat of the present person with this bot. */
  chat(botName, person = this.person) {
    const key = `${person.id}/${botName}`;
    if (!this.chats.has(key)) {
      const chat = new Chat(botName, person.id);
      chat.addEventListener("change", () => this.changed());
      this.chats.set(key, chat);
    }
    return this.chats.get(key);
  }

  get open() {
    return this.person && this.bot ? this.chat(this.bot.name) : null;
  }

  listen() {
    if (this.heard === this.open) return;
    this.live?.close();
    this.heard = this.open;
    if (!this.open) { this.live = null; return; }
    const chat = this.open;
    this.live = new Live(sim.events(chat.bot, chat.person), {
      onEvent: (event) => { chat.apply(event); if (event.type === "hello") this.fill(chat); },
      onAway: (away) => this.turned(away),
    });
  }

  /** The whole chat anew: after the first `hello` and after every way back. */
  async fill(chat) {
    const asking = chat.asked();
    await this.try(async () => chat.replace(await sim.chat(chat.bot, chat.person), asking));
  }

  async round() {
    setTimeout(() => this.round(), GLANCE_MS);
    if (document.visibilityState !== "visible") return;
    await this.glance();
    await this.look();
  }

  /** People and bots may come at any time. */
  async glance() {
    await this.try(async () => {
      const [people, bots] = await Promise.all([sim.people(), sim.bots()]);
      const differs = JSON.stringify([people, bots]) !== JSON.stringify([this.people, this.bots]);
      Object.assign(this, { people, bots, loaded: true });
      if (differs) this.follow();
    });
  }

  /** The chats one is not in. They are asked, not streamed: a browser holds six connections to a host at most. */
  async look() {
    const person = this.person;
    const others = person ? this.bots.filter((bot) => bot.name !== this.bot?.name) : [];
    await this.try(() => Promise.all(others.map((bot) => this.fill(this.chat(bot.name, person)))));
  }

  /** Only an unreachable server is the connection's matter; anything else is a fault of the page and surfaces. */
  async try(action) {
    try {
      await action();
      this.turned(false);
    } catch (error) {
      if (!(error instanceof sim.SimError)) throw error;
      if (error.status === 0) this.turned(true);
    }
  }

  turned(away) {
    if (this.away === away) return;
    this.away = away;
    this.changed();
  }

  async add(person) {
    const { id } = await sim.addPerson(person);
    this.people = await sim.people();
    this.go(id);
    return id;
  }

  readId(chat) {
    return this.read[`${chat.person}/${chat.bot}`] ?? 0;
  }

  markRead(chat) {
    const id = chat.last?.message_id ?? 0;
    if (id <= this.readId(chat)) return;
    this.read[`${chat.person}/${chat.bot}`] = id;
    localStorage.setItem(READ, JSON.stringify(this.read));
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
