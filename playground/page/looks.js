/* How a bot and a person are told apart at a glance: an accent for each bot, a face for both. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { money } from "./money.js";
import { say } from "./words.js";

const OWN = { tutor: "tryTutor", mentor: "tryMentor", media: "tryMedia" };

export const accentOf = (name) => (name in OWN ? name : "other");
export const invitation = (name) => say(OWN[name] ?? "tryIt");

/** What a bot says of itself by language: the person's, or the one for everybody. */
export const inLanguage = (table, code) => (typeof table === "string" ? table : table?.[code] || table?.[""] || "");

/** The bot's title, or its name when it has not introduced itself. */
export const titleOf = (bot, person) => inLanguage(bot.titles, person?.language_code) || bot.title || bot.name;
export const descriptionOf = (bot, person) => inLanguage(bot.description, person?.language_code);
export const lineOf = (bot, person) => inLanguage(bot.short_description, person?.language_code) || descriptionOf(bot, person);

export function botFace(bot, size = "") {
  return h("span", { class: `face ${size}`, data: { accent: accentOf(bot.name) } }, icon(bot.name in OWN ? bot.name : "bot"));
}

export function personFace(person) {
  return h("span", { class: "face person", data: { hue: String(Number(person.id) % 6) } }, (person.name ?? "?").trim().slice(0, 1).toUpperCase());
}

/** What nobody wrote: a payment went through, or came back. */
export const serviceWords = ({ kind, amount, currency }) => say(kind, { amount: money(amount, currency) });

/** One line that stands for a message in the list of chats. */
export function preview(message) {
  if (message.service) return serviceWords(message.service);
  const text = (message.text ?? "").replace(/\s+/g, " ").trim();
  if (message.media) return text ? `${say(message.media.kind)}, ${text}` : say(message.media.kind);
  return text || (message.invoice ? message.invoice.title : "");
}
