/* Moments as a person reads them. Seconds of the epoch come in, local time goes out. */
import { language, say } from "./words.js";

const CLOCK = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" });
const SHORT_DAY = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
const FULL = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "medium", hourCycle: "h23" });
const DAY_MS = 86_400_000;

export const clock = (seconds) => CLOCK.format(seconds * 1000);
export const full = (seconds) => FULL.format(seconds * 1000);
export const dayKey = (seconds) => new Date(seconds * 1000).toDateString();

/** "Today", "Yesterday" or the date: the line between two days of a chat. */
export function day(seconds) {
  if (dayKey(seconds) === new Date().toDateString()) return say("today");
  if (dayKey(seconds) === new Date(Date.now() - DAY_MS).toDateString()) return say("yesterday");
  return DAY.format(seconds * 1000);
}

/** The time for today's messages, the date for older ones: the mark in the list of chats. */
export function short(seconds) {
  return dayKey(seconds) === new Date().toDateString() ? clock(seconds) : SHORT_DAY.format(seconds * 1000);
}

/** A length of sound or video in seconds as 1:05. */
export function length(seconds) {
  const whole = Math.max(0, Math.round(Number.isFinite(seconds) ? seconds : 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Milliseconds as a person reads them: "12 ms", "1.4 s". */
export function took(ms) {
  if (ms < 1000) return say("ms", { n: Math.round(ms) });
  return say("seconds", { n: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms / 1000) });
}
