/* The page's own icons: 24 × 24 strokes in the colour of the text. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  back: ["M15 5l-7 7 7 7"],
  more: ["M12 5.5h.01", "M12 12h.01", "M12 18.5h.01"],
  plus: ["M12 5v14", "M5 12h14"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  send: ["M12 19V5", "M5.5 11.5L12 5l6.5 6.5"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  attach: ["M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8"],
  microphone: ["M12 3.5a3 3 0 0 1 3 3V12a3 3 0 0 1-6 0V6.5a3 3 0 0 1 3-3z", "M6 11.5a6 6 0 0 0 12 0", "M12 17.5v3"],
  keyboard: ["M4.5 6.5h15a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16V8a1.5 1.5 0 0 1 1.5-1.5z", "M7 10.5h.01", "M12 10.5h.01", "M17 10.5h.01", "M8.5 14h7"],
  menu: ["M5 8h14", "M5 12h14", "M5 16h9"],
  down: ["M12 5v14", "M5.5 12.5L12 19l6.5-6.5"],
  chevron: ["M7 10l5 5 5-5"],
  play: ["M8.5 5.8v12.4l10-6.2z"],
  pause: ["M9 6v12", "M15 6v12"],
  file: ["M14 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8z", "M14 3.5V8h4.5"],
  edit: ["M4.5 19.5l1-4.2L16.3 4.5l3.2 3.2L8.7 18.5z"],
  retry: ["M19 12a7 7 0 1 1-2.2-5.1", "M19.5 3.5v4h-4"],
  trash: ["M5 7h14", "M10 7V4.5h4V7", "M7 7l.8 12.5h8.4L17 7"],
  stop: ["M8 8h8v8H8z"],
  clock: ["M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z", "M12 8v4.2l2.8 1.8"],
  tick: ["M4 12.5l4.5 4.5L18 7"],
  ticks: ["M1.5 12.5L6 17l9.5-10", "M11.5 16l1 1L22 7"],
  warning: ["M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z", "M12 8.5v4.5", "M12 16h.01"],
  copy: ["M9 9h9.5v10.5H9z", "M15 9V4.5H5.5V15H9"],
  link: ["M8 16L16.5 7.5", "M9.5 7.5h7v7"],
  card: ["M4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6z", "M3 10h18", "M7 14.5h3"],
  star: ["M12 4l2.4 5.1 5.6.7-4.1 3.9 1 5.5-4.9-2.7-4.9 2.7 1-5.5L4 9.8l5.6-.7z"],
  block: ["M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z", "M6.5 6.5l11 11"],
  route: ["M6 5.5h.01", "M6 12h.01", "M6 18.5h.01", "M10 5.5h8", "M10 12h8", "M10 18.5h5"],
  upload: ["M12 16V5", "M7 9.5L12 4.5l5 5", "M5 16v3.5h14V16"],
  person: ["M12 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z", "M5 20a7 7 0 0 1 14 0"],
  tutor: ["M4 6.5C6.5 5.3 9.5 5.3 12 7c2.5-1.7 5.5-1.7 8-.5v11c-2.5-1.2-5.5-1.2-8 .5-2.5-1.7-5.5-1.7-8-.5z", "M12 7v11"],
  mentor: ["M12 4.5c.7 4.6 2.9 6.8 7.5 7.5-4.6.7-6.8 2.9-7.5 7.5-.7-4.6-2.9-6.8-7.5-7.5 4.6-.7 6.8-2.9 7.5-7.5z"],
  media: ["M5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5v-11A1.5 1.5 0 0 1 5.5 5z", "M4.5 17l5-5 3.5 3.5 2.5-2.5 4 4", "M15.5 8.8h.01"],
  bot: ["M6.5 9h11A1.5 1.5 0 0 1 19 10.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 16.5v-6A1.5 1.5 0 0 1 6.5 9z", "M12 9V5.5", "M9.5 13.5h.01", "M14.5 13.5h.01"],
};

/** An icon that only decorates: whatever holds it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}
