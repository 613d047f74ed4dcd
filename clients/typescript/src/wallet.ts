import { Listeners } from "./listeners.ts";
import type { Transport } from "./transport.ts";
import type { EntryPage, Purse } from "./wire.ts";

/** The host's points. What an invitation holds is in the invitation, not here. */
export class Wallet {
  private readonly listeners = new Listeners<Purse>();
  private asked = 0;
  private told = 0;

  /** As it was when it was asked for last. Once it was asked for, the rewards of stays keep it up to date. */
  purse: Purse | undefined;

  constructor(private readonly transport: Transport) {}

  /** Tells the listener of each answer. */
  onChange(listener: (purse: Purse) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Asks for it. Of two answers that overtake each other the one that was asked for later counts. */
  async refresh(): Promise<Purse> {
    const number = ++this.asked;
    const purse = await this.transport.call("get", "/v1/wallet", {});
    if (number > this.told) {
      this.told = number;
      this.purse = purse;
      this.listeners.tell(purse);
    }
    return purse;
  }

  /** Why there is what there is, the newest first: a page of 50 at most, 20 unless it is said otherwise. `cursor` is the `next` of the page before. */
  async entries(page: { limit?: number; cursor?: string } = {}): Promise<EntryPage> {
    return this.transport.call("get", "/v1/wallet/entries", { query: page });
  }
}
