/* What a person sends: shown at once, sent in order, and kept with a reason when it did not go out. */
import * as sim from "./sim.js";
import { say } from "./words.js";

let count = 0;

/** Put `item` ({text} or {kind, file, caption}) on its way; the chat shows it until the server has it. */
export function send(chat, item) {
  const entry = { ...item, local: `local-${++count}`, date: Date.now() / 1000, state: "waiting", error: "" };
  if (entry.file) entry.preview = URL.createObjectURL(entry.file);
  chat.outbox = [...chat.outbox, entry];
  chat.changed();
  return dispatch(chat, entry);
}

export function resend(chat, entry) {
  Object.assign(entry, { state: "waiting", error: "" });
  chat.changed();
  return dispatch(chat, entry);
}

export function discard(chat, entry) {
  if (entry.preview) URL.revokeObjectURL(entry.preview);
  chat.outbox = chat.outbox.filter((one) => one !== entry);
  chat.changed();
}

/** One at a time: what was written first arrives first. */
function dispatch(chat, entry) {
  chat.sending = (chat.sending ?? Promise.resolve()).then(() => deliver(chat, entry));
  return chat.sending;
}

async function deliver(chat, entry) {
  entry.state = "sending";
  chat.changed();
  try {
    const answer = await post(chat, entry);
    if (answer?.message_id && answer.from) chat.messages.set(answer.message_id, answer);
    discard(chat, entry);
  } catch (error) {
    if (!(error instanceof sim.SimError)) throw error;
    Object.assign(entry, { state: "failed", error: reason(error) });
    chat.changed();
  }
}

const post = (chat, entry) => (entry.file ? sim.upload(chat.bot, chat.person, entry) : sim.write(chat.bot, chat.person, entry.text));

function reason(error) {
  if (error.status === 0) return say("failedAway");
  if (error.status === 413) return say("failedWhy", { reason: say("tooLarge") });
  return say("failedWhy", { reason: error.message });
}
