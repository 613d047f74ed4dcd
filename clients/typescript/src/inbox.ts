import { Listeners } from "./listeners.ts";
import type { Transport } from "./transport.ts";
import type { Offer } from "./wire.ts";

/** The host's offers of the last day, what can be accepted first. It is the truth; pushes get lost. */
export class Inbox {
  private readonly listeners = new Listeners<readonly Offer[]>();
  private etag: string | undefined;
  private asking: Promise<readonly Offer[]> | undefined;

  /** As it was when it was asked for last. */
  offers: readonly Offer[] = [];

  constructor(private readonly transport: Transport) {}

  /** Tells the listener of each inbox that differs from the one before. */
  onChange(listener: (offers: readonly Offer[]) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Asks for it; whoever asks meanwhile gets the same answer. An unchanged inbox costs next to nothing. */
  refresh(): Promise<readonly Offer[]> {
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<readonly Offer[]> {
    const headers: Record<string, string> = this.etag === undefined ? {} : { "if-none-match": this.etag };
    const answer = await this.transport.send("get", "/v1/offers", { headers });
    if (answer.status !== 304) {
      this.etag = answer.etag ?? undefined;
      this.offers = (answer.json as { items: Offer[] }).items;
      this.listeners.tell(this.offers);
    }
    return this.offers;
  }
}
