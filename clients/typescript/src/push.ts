const OFFER_ID = /^[0-9a-v]{23}$/;
const LINK = /^beckon:\/\/offers\/([0-9a-v]{23})$/;

/** What a push says. Names are for showing something at once; nothing of it is proof of anything. */
export interface PushNews {
  /** `closed`: the offer is no longer open, and what is shown of it can go. */
  news: "offer" | "closed";
  offerId: string;
  inviterName: string | undefined;
  expiresAt: string | undefined;
}

/** Reads FCM's `data`, or APNs' payload, which has it under `beckon`. Undefined where it is not Beckon's. */
export const readPush = (payload: unknown): PushNews | undefined => {
  const all = record(payload);
  const data = record(all?.["beckon"]) ?? all;
  const news = data?.["news"];
  const offerId = text(data?.["offer"]);
  if ((news !== "offer" && news !== "closed") || offerId === undefined || !OFFER_ID.test(offerId)) {
    return undefined;
  }
  return { news, offerId, inviterName: text(data?.["inviterName"]), expiresAt: text(data?.["expiresAt"]) };
};

/** The offer that a deep link opens, or undefined. */
export const offerOfLink = (link: string): string | undefined => LINK.exec(link)?.[1];

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
