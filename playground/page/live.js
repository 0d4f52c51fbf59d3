/* One chat's events as they happen: a server-sent stream that finds its way back after the server was away. */

const CALM_MS = 1200; // a shorter silence is not worth a notice
const WAITS_MS = [500, 1000, 2000, 4000];

/** Listens until `close()`. `onEvent` gets each parsed event, `onAway` true when the stream is lost and false when it is back. */
export class Live {
  constructor(address, { onEvent, onAway }) {
    Object.assign(this, { address, onEvent, onAway, tries: 0, away: false });
    this.open();
  }

  open() {
    this.source = new EventSource(this.address);
    this.source.onopen = () => this.reached();
    this.source.onmessage = (message) => this.onEvent(JSON.parse(message.data));
    this.source.onerror = () => this.lost();
  }

  reached() {
    this.tries = 0;
    clearTimeout(this.notice);
    this.notice = undefined;
    this.tell(false);
  }

  lost() {
    this.source.close(); // the browser gives up for good after some answers; one way back for all of them
    this.notice ??= setTimeout(() => this.tell(true), CALM_MS);
    this.again = setTimeout(() => this.open(), WAITS_MS[Math.min(this.tries++, WAITS_MS.length - 1)]);
  }

  tell(away) {
    if (this.away === away) return;
    this.away = away;
    this.onAway(away);
  }

  close() {
    clearTimeout(this.notice);
    clearTimeout(this.again);
    this.source.close();
  }
}
