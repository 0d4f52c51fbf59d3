/* The way of a message, on demand: what happened to it on the bot's side, and how long each step took. */
import { h } from "./dom.js";
import * as sim from "./sim.js";
import { took } from "./times.js";
import { say } from "./words.js";

const heardCalls = new Map(); // bot -> its calls so far: the log is long, so only what is new is asked for

async function callsOf(bot) {
  const known = heardCalls.get(bot) ?? [];
  const calls = [...known, ...(await sim.calls(bot, known.at(-1)?.id ?? 0))];
  heardCalls.set(bot, calls);
  return calls;
}

/** A panel below a message. It is looked up again whenever the chat hears of a delivery or a call. */
export class Way {
  constructor(chat, message) {
    Object.assign(this, { chat, message, heard: -1 });
    this.node = h("section", { class: "way", aria: { label: say("way"), live: "off" } }, h("p", { class: "quiet" }, say("wayLoading")));
    this.update();
  }

  update() {
    if (this.heard === this.chat.traffic) return;
    this.heard = this.chat.traffic;
    this.look();
  }

  async look() {
    try {
      const [updates, calls] = await Promise.all([sim.updates(this.chat.bot), callsOf(this.chat.bot)]);
      const mine = (record) => String(record.chat_id) === String(this.chat.person);
      this.show(journeys(this.message, updates.filter(mine), calls.filter(mine)));
    } catch (error) {
      if (!(error instanceof sim.SimError)) throw error;
      this.node.replaceChildren(h("p", { class: "quiet" }, say("problem", { reason: error.status === 0 ? say("away") : error.message })));
    }
  }

  show(found) {
    if (!found.length) this.node.replaceChildren(h("p", { class: "quiet" }, say("wayNone")));
    else this.node.replaceChildren(...found.map((steps) => h("ol", {}, steps.map(line))));
  }

  close() {
    this.node.remove();
  }
}

function line({ words, code, ms, bad }) {
  return h("li", { class: bad ? "bad" : "" }, h("span", {}, code ? h("code", {}, code) : words, code && words ? ` ${words}` : null), h("b", {}, ms === undefined ? "" : took(ms)));
}

/** The updates that belong to a message, each as its steps: what made it, and the last press on it. */
function journeys(message, updates, calls) {
  const own = (record) => record.message_id === message.message_id;
  const made = calls.find((call) => own(call) && call.ok && call.method !== "editMessageText");
  const origin = message.from === "person" ? updates.findLast((one) => own(one) && one.kind !== "callback_query") : updates.find((one) => one.update_id === made?.update_id);
  const press = updates.findLast((one) => own(one) && one.kind === "callback_query");
  const found = [origin, press].filter(Boolean).map((update) => steps(update, calls.filter((call) => call.update_id === update.update_id)));
  return found.length || !made ? found : [[callStep(made)]];
}

/** From the person's act to the last call, in milliseconds; the gap before the first call is the lane and the handler's thinking. */
function steps(update, calls) {
  const start = { words: say(update.kind === "callback_query" ? "wayPressed" : "wayWritten") };
  const taken = update.attempts.find((attempt) => attempt.status >= 200 && attempt.status < 300);
  const arrived = taken ? taken.at + taken.ms / 1000 : update.at;
  const found = [start, ...update.attempts.map(attemptStep)];
  if (!taken) found.push({ words: say(update.state === "delivered" || calls.length ? "wayFetched" : "wayQueued") });
  if (!calls.length) return found;
  const last = calls.at(-1);
  found.push({ words: say("wayLane"), ms: Math.max(0, (calls[0].at - arrived) * 1000) }, ...calls.map(callStep));
  return [...found, { words: say("wayHandled"), ms: Math.max(0, (last.at - update.at) * 1000 + last.ms) }];
}

function attemptStep({ status, ms, error }) {
  if (status >= 200 && status < 300) return { words: say("wayAccepted"), ms };
  return { words: say("wayTried", { status: status ?? error ?? "—" }), ms, bad: true };
}

const callStep = ({ method, ok, description, ms }) => ({ code: method, words: ok ? "" : description, ms, bad: !ok });
