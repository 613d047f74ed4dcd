/** Who wants to know. What a listener throws is its own affair and reaches the page's or app's last handler. */
export class Listeners<T> {
  private readonly all = new Set<(news: T) => void>();

  /** Calls the listener from now on, until what this gives is called. */
  add(listener: (news: T) => void): () => void {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  tell(news: T): void {
    this.all.forEach((listener) => listener(news));
  }
}
