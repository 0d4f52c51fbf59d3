/* What the playground can do, over its HTTP. Every failure is a SimError with words or a status. */

/** The playground said no (`status` ≥ 400, `message` its reason) or did not answer (`status` 0). */
export class SimError extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

const at = (bot, person, verb = "") => `/sim/chats/${encodeURIComponent(bot)}/${encodeURIComponent(person)}${verb}`;

export const people = () => ask("GET", "/sim/people");
export const addPerson = (person) => ask("POST", "/sim/people", person);
export const bots = () => ask("GET", "/sim/bots");
export const chat = (bot, person) => ask("GET", at(bot, person));
export const write = (bot, person, text) => ask("POST", at(bot, person, "/messages"), { text });
export const edit = (bot, person, message_id, text) => ask("POST", at(bot, person, "/edit"), { message_id, text });
export const press = (bot, person, message_id, button) => ask("POST", at(bot, person, "/press"), { message_id, button });
export const pay = (bot, person, message_id) => ask("POST", at(bot, person, "/pay"), { message_id });
export const block = (bot, person) => ask("POST", at(bot, person, "/block"), {});
export const unblock = (bot, person) => ask("POST", at(bot, person, "/unblock"), {});
export const stop = (bot, person, draft_id) => ask("POST", at(bot, person, "/stop"), { draft_id });
export const calls = (bot, after) => ask("GET", `/sim/calls?refused=1&bot=${encodeURIComponent(bot)}&after=${after}`);
export const updates = (bot) => ask("GET", `/sim/updates?bot=${encodeURIComponent(bot)}`);
export const events = (bot, person) => at(bot, person, "/events");

export function upload(bot, person, { kind, file, caption }) {
  const form = new FormData();
  form.append("kind", kind);
  if (caption) form.append("caption", caption);
  form.append("file", file, file.name);
  return ask("POST", at(bot, person, "/messages"), form);
}

async function ask(method, path, body) {
  const answer = await reach(path, { method, ...packed(body) });
  const text = await answer.text();
  if (!answer.ok) throw new SimError(answer.status, reasonIn(text) || `HTTP ${answer.status}`);
  return text ? JSON.parse(text) : null;
}

function packed(body) {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    throw new SimError(0, error.message);
  }
}

function reasonIn(text) {
  try {
    const answer = JSON.parse(text);
    return answer.description ?? answer.detail ?? answer.error ?? "";
  } catch {
    return text.length < 200 ? text : "";
  }
}
