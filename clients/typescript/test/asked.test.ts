import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefused, offerOfLink } from "../src/index.ts";
import { done, FakeServer, offer, OFFER_ID, ok, pass, problem, visit } from "./fakes.ts";

const INBOX = "GET /v1/offers";
const OFFER = `GET /v1/offers/${OFFER_ID}`;
const SEEN = `POST /v1/offers/${OFFER_ID}/seen`;
const ACCEPT = `POST /v1/offers/${OFFER_ID}/accept`;

test("registering tells profile, wishes and phone, in this order", async () => {
  const server = new FakeServer()
    .on("PUT /v1/me", done)
    .on("PUT /v1/me/preferences", done)
    .on("PUT /v1/me/devices/phone", done);

  await server.kit().register({
    profile: { name: "Anna", language: "en" },
    preferences: { askMe: true },
    device: { id: "phone", platform: "FCM", token: "t" },
  });

  assert.deepEqual(server.routes, ["PUT /v1/me", "PUT /v1/me/preferences", "PUT /v1/me/devices/phone"]);
  assert.deepEqual(server.calls[2]?.body, { platform: "FCM", token: "t" });
});

test("opening an offer notes that it was seen and accepts nothing", async () => {
  const server = new FakeServer().on(OFFER, ok(offer())).on(SEEN, done);

  const shown = await server.kit().openOffer(OFFER_ID);
  await server.clock.pass(0);

  assert.equal(shown.open, true);
  assert.deepEqual(server.routes, [OFFER, SEEN]);
});

test("an offer that is over is shown as it is, and not noted", async () => {
  const server = new FakeServer().on(OFFER, ok(offer({ state: "RESCINDED", open: false })));

  const shown = await server.kit().openOffer(OFFER_ID);
  await server.clock.pass(0);

  assert.equal(shown.state, "RESCINDED");
  assert.deepEqual(server.routes, [OFFER]);
});

test("a note that fails is told, and the offer shown all the same", async () => {
  const troubles: string[] = [];
  const server = new FakeServer().on(OFFER, ok(offer())).on(SEEN, "unreachable");

  await server.kit({ onTrouble: (_, during) => troubles.push(during) }).openOffer(OFFER_ID);
  await server.clock.pass(60_000);

  assert.deepEqual(troubles, ["seen"]);
});

test("a push leads to the inbox: FCM's data and APNs' payload alike", async () => {
  const server = new FakeServer().on(INBOX, ok({ items: [offer()] }, { etag: '"1"' }));
  const kit = server.kit();
  const data = { news: "offer", offer: OFFER_ID, inviterName: "Gerda", expiresAt: "2026-11-22T19:05:00Z" };

  const android = await kit.onPush(data);
  const iphone = await kit.onPush({ aps: { alert: {} }, beckon: data });

  assert.equal(android?.offer?.inviter.name, "Gerda");
  assert.deepEqual(iphone, android);
  assert.deepEqual(server.routes, [INBOX, INBOX]);
});

test("a push that is not Beckon's is none of the kit's business", async () => {
  const server = new FakeServer();
  const kit = server.kit();

  for (const payload of [undefined, null, "offer", {}, { news: "sale" }, { news: "offer", offer: "../me" }, { beckon: 7 }]) {
    assert.equal(await kit.onPush(payload), undefined);
  }
  assert.deepEqual(server.routes, []);
});

test("an offer that is too old for the inbox is asked for by itself, and may be gone", async () => {
  const server = new FakeServer().on(INBOX, ok({ items: [] })).on(OFFER, problem(404, "not-found"));

  const pushed = await server.kit().onPush({ news: "closed", offer: OFFER_ID });

  assert.deepEqual(pushed, { news: "closed", offerId: OFFER_ID, inviterName: undefined, expiresAt: undefined, offer: undefined });
});

test("an inbox that did not change is not sent again, and nobody hears of it", async () => {
  const server = new FakeServer().on(INBOX, ok({ items: [offer()] }, { etag: '"1"' }), { status: 304 }, ok({ items: [] }, { etag: '"2"' }));
  const kit = server.kit();
  const heard: number[] = [];
  kit.inbox.onChange((offers) => heard.push(offers.length));

  await Promise.all([kit.inbox.refresh(), kit.foreground()]);
  assert.equal(server.calls.length, 1);
  assert.equal((await kit.foreground()).length, 1);
  assert.equal((await kit.foreground()).length, 0);

  assert.deepEqual(server.calls.map((call) => call.headers["if-none-match"]), [undefined, '"1"', '"1"']);
  assert.deepEqual(heard, [1, 0]);
});

test("however often the button is pressed, there is one visit", async () => {
  const server = new FakeServer().on(ACCEPT, ok(visit({ state: "GRANTED", joinBy: "2026-11-22T19:01:00Z", ...pass() })));
  const kit = server.kit();

  const [one, other] = await Promise.all([kit.accept(OFFER_ID), kit.accept(OFFER_ID)]);
  const later = await kit.accept(OFFER_ID);

  assert.equal(one, other);
  assert.equal(one, later);
  assert.equal(server.to(ACCEPT).length, 2);
  assert.equal(one.pass?.token, "p");
});

test("an answer that got lost is asked for again, and is a seat or a reason", async () => {
  const server = new FakeServer().on(ACCEPT, "unreachable", problem(409, "offer-refused", { reason: "full" }));
  const accepting = server.kit().accept(OFFER_ID);
  const refused = assert.rejects(accepting, (error) => isRefused(error, "offer-refused") && error.problem.reason === "full");

  await server.clock.pass(5_000);

  await refused;
  assert.equal(server.to(ACCEPT).length, 2);
});

test("declining says whether the night is over too", async () => {
  const server = new FakeServer().on(`POST /v1/offers/${OFFER_ID}/decline`, done);
  const kit = server.kit();

  await kit.decline(OFFER_ID);
  await kit.decline(OFFER_ID, { notTonight: true });

  assert.deepEqual(server.calls.map((call) => call.body), [{ notTonight: false }, { notTonight: true }]);
});

test("deep links of other apps are left alone", () => {
  assert.equal(offerOfLink(`beckon://offers/${OFFER_ID}`), OFFER_ID);
  for (const link of ["", "beckon://offers/", "https://offers/x", `beckon://offers/${OFFER_ID}/accept`, `other://offers/${OFFER_ID}`]) {
    assert.equal(offerOfLink(link), undefined);
  }
});

test("a guest who comes back by themselves says so; too soon, or after a visit that is forgotten, it does not count", async () => {
  const RETURN = `POST /v1/visits/${OFFER_ID}/return`;
  const server = new FakeServer().on(RETURN, done, problem(409, "no-return", { reason: "too-soon" }), problem(404, "not-found"), problem(400, "invalid"));
  const kit = server.kit();

  assert.equal(await kit.cameBack(OFFER_ID), true);
  assert.equal(await kit.cameBack(OFFER_ID), false);
  assert.equal(await kit.cameBack(OFFER_ID), false);
  await assert.rejects(kit.cameBack(OFFER_ID), { kind: "refused" });
});
