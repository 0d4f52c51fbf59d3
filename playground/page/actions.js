/* What a person does to messages that are there: press, pay, stop, block, change. */
import * as sim from "./sim.js";
import { alertBox, ask, toast } from "./overlays.js";
import { money } from "./money.js";
import { h } from "./dom.js";
import { say } from "./words.js";

const PATIENCE_MS = 15_000;

export const busyKey = (message, button) => `${message.message_id}:${button.data ?? button.text}`;

/** Press an inline button: it stays busy until the bot has answered the callback. */
export async function press(chat, message, button) {
  const key = busyKey(message, button);
  if (chat.busy.has(key)) return;
  chat.busy.set(key, null);
  chat.changed();
  try {
    const answer = await sim.press(chat.bot, chat.person, message.message_id, button.data ?? button.text);
    awaitAnswer(chat, key, answer?.callback_id);
  } catch (error) {
    chat.busy.delete(key);
    tell(error, "pressFailed");
  }
  chat.changed();
}

function awaitAnswer(chat, key, callback) {
  if (!callback || chat.answered.has(callback)) { chat.busy.delete(key); return; }
  chat.busy.set(key, callback);
  setTimeout(() => {
    if (chat.busy.get(key) !== callback) return;
    chat.busy.delete(key);
    chat.changed();
    toast(say("answered"));
  }, PATIENCE_MS);
}

/** What the bot answered to a press: a line that passes, or a box that waits for OK. */
export function showAnswer({ text, show_alert }) {
  if (show_alert) alertBox(text);
  else toast(text);
}

export async function pay(chat, message) {
  const { title, description, amount, currency } = message.invoice ?? {};
  const price = money(amount, currency);
  const body = [h("p", { class: "price" }, price), h("p", {}, title), h("p", { class: "soft" }, description), h("p", { class: "soft" }, say("payHint"))];
  if (!(await ask({ title: say("payTitle"), body, yes: say("payFor", { amount: price }) }))) return;
  await tried(() => sim.pay(chat.bot, chat.person, message.message_id), "payFailed");
}

export async function toggleBlock(chat, title) {
  if (chat.blocked) {
    if (await tried(() => sim.unblock(chat.bot, chat.person), "problem")) chat.blocked = false;
  } else {
    const sure = await ask({ title: say("blockTitle", { title }), body: [h("p", {}, say("blockHint"))], yes: say("block"), danger: true });
    if (sure && (await tried(() => sim.block(chat.bot, chat.person), "problem"))) chat.blocked = true;
  }
  chat.changed();
}

export const change = (chat, id, text) => tried(() => sim.edit(chat.bot, chat.person, id, text), "editFailed");
export const stop = (chat, draftId) => tried(() => sim.stop(chat.bot, chat.person, draftId), "problem");

export async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast(say("copied"));
}

async function tried(action, words) {
  try {
    await action();
    return true;
  } catch (error) {
    tell(error, words);
    return false;
  }
}

function tell(error, words) {
  if (!(error instanceof sim.SimError)) throw error;
  toast(say(words, { reason: error.status === 0 ? say("away") : error.message }));
}
