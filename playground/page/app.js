/* The page: one world, three columns that show it. */
import { ChatPane } from "./chat-view.js";
import { Chats } from "./chats-view.js";
import { h } from "./dom.js";
import { titleOf } from "./looks.js";
import { People } from "./people-view.js";
import { World } from "./world.js";
import { language, say } from "./words.js";

const world = new World();
const app = document.getElementById("app");
const columns = [
  new People(document.getElementById("people"), world),
  new Chats(document.getElementById("chats"), world),
  new ChatPane(document.getElementById("chat"), world),
];
const away = h("div", { class: "notice", role: "status", hidden: true }, h("span", { class: "notice-dot" }), say("away"));
let asked = false;

document.documentElement.lang = language;
document.body.append(away);
world.addEventListener("change", () => {
  if (asked) return;
  asked = true;
  queueMicrotask(show);
});
document.addEventListener("keydown", back);
document.addEventListener("visibilitychange", () => world.changed());
for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault()); // a file dropped beside the chat must not replace the page
await world.start();

function show() {
  asked = false;
  app.dataset.view = world.bot ? "chat" : world.person ? "chats" : "people";
  columns.forEach((column) => column.update());
  away.hidden = !world.away;
  document.title = titled();
}

function titled() {
  const unread = world.person ? world.bots.reduce((sum, bot) => { const chat = world.chat(bot.name); return sum + chat.unread(world.readId(chat)); }, 0) : 0;
  return `${unread ? `(${unread}) ` : ""}${world.bot ? titleOf(world.bot, world.person) : "Atelier"}`;
}

/** Escape goes one step back, and the focus to where one came from. */
function back(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], .menu:popover-open")) return;
  const from = world.bot?.name;
  if (from) world.go(world.person.id);
  else if (world.person && getComputedStyle(app).gridTemplateColumns.split(" ").length === 1) world.go();
  if (from) document.querySelector(`[data-bot="${CSS.escape(from)}"]`)?.focus();
}
