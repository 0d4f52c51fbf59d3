/* The first column: who one can be. */
import { arrowKeys, h, place } from "./dom.js";
import { icon } from "./icons.js";
import { personFace } from "./looks.js";
import { box, cancel, toast } from "./overlays.js";
import { SimError } from "./sim.js";
import { LANGUAGES, choose, language, say } from "./words.js";

const SUGGESTED = {
  en: [["Ada", "en"], ["Boris", "ru"], ["Grace", "en"]],
  ru: [["Ада", "ru"], ["Борис", "ru"], ["Grace", "en"]],
};
const SPOKEN = ["ru", "en", "de", "es", "fr", "zh"];
const spoken = new Intl.DisplayNames([language], { type: "language" });
const named = (code) => { const name = spoken.of(code); return name.charAt(0).toLocaleUpperCase(language) + name.slice(1); };

export class People {
  constructor(root, world) {
    Object.assign(this, { root, world, rows: new Map() });
    root.setAttribute("aria-label", say("people"));
    this.list = h("ul", { class: "list", role: "list" });
    arrowKeys(this.list);
    const add = h("button", { class: "round", type: "button", title: say("newPerson"), aria: { label: say("newPerson") }, on: { click: () => this.create() } }, icon("plus"));
    root.append(h("header", { class: "bar" }, h("h1", {}, say("people")), add), h("div", { class: "grow" }, this.list, this.welcome()), languages());
  }

  update() {
    place(this.list, this.world.people.map((person) => this.row(person)));
    this.hello.hidden = !this.world.loaded || this.world.people.length > 0;
  }

  row(person) {
    const kept = this.rows.get(person.id) ?? h("li", {}, h("button", { class: "row", type: "button", data: { item: "" }, on: { click: () => this.world.go(person.id) } },
      personFace(person), h("span", { class: "row-words" }, h("span", { class: "row-title" }, person.name), h("span", { class: "row-note" }, named(person.language_code ?? "en")))));
    this.rows.set(person.id, kept);
    const chosen = this.world.person?.id === person.id;
    kept.firstChild.setAttribute("aria-current", String(chosen));
    kept.firstChild.title = person.username ? `@${person.username}` : person.name;
    return kept;
  }

  /** The column on a phone before anyone exists; on a desktop the wide pane says it. */
  welcome() {
    this.hello = h("div", { class: "only-phone", hidden: true }, welcome(this.world));
    return this.hello;
  }

  async create() {
    const { form, values } = personForm();
    const heading = h("h2", { id: "new-person" }, say("newPerson"));
    const buttons = h("div", { class: "choices" }, cancel(), h("button", { class: "choice main", value: "add" }, say("add")));
    const answer = await box({ class: "box", aria: { labelledby: "new-person" } }, h("form", { method: "dialog" }, heading, h("p", { class: "soft" }, say("newPersonHint")), form, buttons));
    if (answer === "add") await add(this.world, values());
  }
}

/** What a fresh playground says: be somebody, in one press or in three fields. */
export function welcome(world) {
  const quick = (SUGGESTED[language] ?? SUGGESTED.en).map(([name, language_code]) =>
    h("button", { class: "quick", type: "button", on: { click: () => add(world, { name, language_code }) } }, h("span", {}, name), h("small", {}, named(language_code))));
  const { form, values } = personForm();
  const own = h("form", { class: "own", on: { submit: (event) => { event.preventDefault(); add(world, values()); } } }, form, h("button", { class: "choice main" }, say("add")));
  return h("div", { class: "empty" }, h("span", { class: "face huge" }, icon("person")), h("h2", {}, say("welcome")), h("p", {}, say("welcomeHint")),
    h("div", { class: "quick-row" }, quick), h("p", { class: "quiet" }, say("or")), own);
}

function personForm() {
  const name = h("input", { class: "line", name: "name", required: true, maxlength: "64", autocomplete: "off", placeholder: say("name"), aria: { label: say("name") } });
  const code = h("select", { class: "line", name: "language", aria: { label: say("language") } }, SPOKEN.map((one) => h("option", { value: one, selected: one === language }, named(one))));
  const username = h("input", { class: "line", name: "username", maxlength: "32", pattern: "[A-Za-z][A-Za-z0-9_]{4,31}", autocomplete: "off", placeholder: say("username"), aria: { label: say("username") } });
  const values = () => ({ name: name.value.trim(), language_code: code.value, ...(username.value ? { username: username.value } : {}) });
  return { form: h("div", { class: "fields" }, name, code, username), values };
}

async function add(world, person) {
  try {
    await world.add(person);
  } catch (error) {
    if (!(error instanceof SimError)) throw error;
    toast(say("problem", { reason: error.status === 0 ? say("away") : error.message }));
  }
}

function languages() {
  const keys = Object.entries(LANGUAGES).map(([code, name]) =>
    h("button", { type: "button", title: name, aria: { pressed: code === language, label: name }, on: { click: () => choose(code) } }, code.toUpperCase()));
  return h("footer", { class: "languages", role: "group", aria: { label: say("pageLanguage") } }, keys);
}
