/* One person's chat with one bot: what is known of it, and how each event changes that. No elements here. */

const DRAFT_MS = 30_000; // Telegram shows a draft for 30 s after its last change

/** Emits `change` after anything it holds has changed, and `alert` with a callback's answer. */
export class Chat extends EventTarget {
  constructor(bot, person) {
    super();
    Object.assign(this, { bot, person, messages: new Map(), outbox: [], drafts: new Map(), deliveries: new Map() });
    Object.assign(this, { traffic: 0, busy: new Map(), answered: new Set(), action: null, blocked: false, loaded: false, written: "" });
  }

  get ordered() {
    return [...this.messages.values()].sort((a, b) => a.message_id - b.message_id);
  }

  get last() {
    return this.ordered.at(-1) ?? null;
  }

  /** Rows of labels of the reply keyboard that stands now: the newest one the bot sent; an empty one takes it away. */
  get keyboard() {
    const holder = this.ordered.findLast((message) => message.keyboard !== null && message.keyboard !== undefined);
    const rows = holder?.keyboard?.keyboard ?? holder?.keyboard ?? [];
    return rows.map((row) => row.map((button) => button.text ?? button));
  }

  get ownLast() {
    return this.ordered.findLast((message) => message.from === "person" && message.text && !message.media) ?? null;
  }

  /** Whether the bot's side has taken a message: it said so, or it wrote after it. */
  taken(id) {
    if (this.deliveries.get(id)?.some((step) => step.stage === "accepted" && step.status < 300)) return true;
    return this.ordered.some((message) => message.from === "bot" && message.message_id > id);
  }

  unread(readId) {
    return this.ordered.filter((message) => message.from === "bot" && message.message_id > readId).length;
  }

  /** The whole chat is being asked for: what happens meanwhile is newer than the answer. Returns the asking's number. */
  asked() {
    this.meanwhile = [];
    this.asking = (this.asking ?? 0) + 1;
    return this.asking;
  }

  /** The chat as the server had it; a slower answer to an earlier asking counts for nothing. */
  replace(messages, asking) {
    if (asking !== this.asking) return;
    const before = JSON.stringify([...this.messages.values()]);
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.meanwhile.forEach((event) => this.take(event));
    this.meanwhile = null;
    if (this.loaded && before === JSON.stringify([...this.messages.values()])) return;
    this.loaded = true;
    this.changed();
  }

  /** One event of the stream. */
  apply(event) {
    this.meanwhile?.push(event);
    if (event.type === "message") this.arrived(event.message);
    this.take(event);
    this.tell(event);
    this.changed();
  }

  /** What an event does to the messages; doing it twice is the same as once. */
  take({ type, message, message_id }) {
    if (type === "message" || type === "edited") this.messages.set(message.message_id, message);
    if (type === "deleted") this.messages.delete(message_id);
  }

  tell(event) {
    const known = {
      hello: () => { if ("blocked" in event) this.blocked = event.blocked; },
      draft: () => this.drafted(event),
      action: () => this.acting(event),
      alert: () => this.answer(event),
      delivery: () => this.delivered(event),
      call: () => { this.traffic += 1; },
    };
    known[event.type]?.();
  }

  arrived(message) {
    if (message.from === "bot") this.action = null;
    else this.echoed(message);
  }

  /** The stream may bring a message before the request that sent it is answered: it is shown once. */
  echoed(message) {
    const item = this.outbox.find((one) => one.state === "sending" && (one.text ?? one.caption ?? "") === (message.text ?? ""));
    if (item) this.outbox = this.outbox.filter((one) => one !== item);
  }

  drafted(draft) {
    clearTimeout(this.drafts.get(draft.draft_id)?.end);
    if (!draft.text) { this.drafts.delete(draft.draft_id); return; }
    const end = setTimeout(() => { this.drafts.delete(draft.draft_id); this.changed(); }, DRAFT_MS);
    this.drafts.set(draft.draft_id, { ...draft, end });
  }

  acting({ action, until }) {
    clearTimeout(this.acted);
    const left = until * 1000 - Date.now();
    this.action = left > 0 ? action : null;
    if (this.action) this.acted = setTimeout(() => { this.action = null; this.changed(); }, left);
  }

  answer(event) {
    this.answered.add(event.callback_id);
    for (const [key, callback] of this.busy) if (callback === event.callback_id) this.busy.delete(key);
    if (event.text) this.dispatchEvent(new CustomEvent("alert", { detail: event }));
  }

  delivered(event) {
    this.traffic += 1;
    if (event.message_id === undefined || event.message_id === null) return;
    const steps = this.deliveries.get(event.message_id) ?? [];
    this.deliveries.set(event.message_id, [...steps, { ...event, at: Date.now() }]);
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
