import assert from "node:assert/strict";
import { test } from "node:test";
import type { Stay } from "../src/index.ts";
import { done, FakeServer, OFFER_ID, ok, pass, problem, visit } from "./fakes.ts";

const PRESENCE = "PUT /v1/me/presence";
const ACCEPT = `POST /v1/offers/${OFFER_ID}/accept`;
const BEAT = `POST /v1/visits/${OFFER_ID}/heartbeat`;
const LEAVE = `POST /v1/visits/${OFFER_ID}/leave`;

const reach = (ticket: string, beatAfterSeconds = 450): object => ({
  reachable: true,
  until: "2026-11-22T19:15:00Z",
  beatAfterSeconds,
  unreachable: [],
  invitations: [],
  ticket,
});

test("an app that is open beats when the server says, each time with the ticket of the answer before", async () => {
  const server = new FakeServer().on(PRESENCE, ok(reach("one")), ok(reach("two")), ok(reach("three")));
  const kit = server.kit();

  await kit.presence.be({ availability: "ONLINE" });
  await server.clock.pass(449_000);
  assert.equal(server.calls.length, 1);
  await server.clock.pass(1_000);
  await server.clock.pass(450_000);

  assert.deepEqual(server.calls.map((call) => call.body?.["ticket"]), [undefined, "one", "two"]);
  assert.ok(server.calls[0]?.headers["Idempotency-Key"]);
  assert.equal(server.calls[1]?.headers["Idempotency-Key"], undefined);
});

test("a ticket that is over is left out once", async () => {
  for (const refusal of [problem(403, "ticket-forged"), problem(409, "beat-outdated")]) {
    const server = new FakeServer().on(PRESENCE, ok(reach("one")), refusal, ok(reach("two")));
    const kit = server.kit();

    await kit.presence.be({ availability: "ONLINE" });
    await server.clock.pass(450_000);

    assert.deepEqual(server.calls.map((call) => call.body?.["ticket"]), [undefined, "one", undefined]);
    assert.equal(kit.presence.reach?.ticket, "two");
  }
});

test("going on air is said at once, with the invitations whose room it is", async () => {
  const server = new FakeServer().on(PRESENCE, ok(reach("one")), ok(reach("two", 45)));
  const kit = server.kit();

  await kit.presence.be({ availability: "ONLINE" });
  await kit.presence.be({ availability: "LIVE", invitations: ["scm490eiohe9nuqm"] });
  await server.clock.pass(45_000);

  assert.deepEqual(server.calls[1]?.body, { availability: "LIVE", invitations: ["scm490eiohe9nuqm"], ticket: "one" });
  assert.equal(server.calls.length, 3);
});

test("going on air while a beat is under way is not forgotten", async () => {
  const server = new FakeServer().on(PRESENCE, "hang", ok(reach("one")));
  const kit = server.kit();

  void kit.presence.be({ availability: "ONLINE" });
  const live = kit.presence.be({ availability: "LIVE" });
  await server.clock.pass(30_000);
  await live;

  assert.equal(server.calls.at(-1)?.body?.["availability"], "LIVE");
});

test("no beat comes after going offline", async () => {
  const server = new FakeServer().on(PRESENCE, ok(reach("one"))).on("DELETE /v1/me/presence", done);
  const kit = server.kit();

  await kit.presence.be({ availability: "ONLINE" });
  await kit.presence.goOffline();
  await server.clock.pass(3_600_000);

  assert.deepEqual(server.routes, [PRESENCE, "DELETE /v1/me/presence"]);
});

test("a beat without an answer is told and made up for soon; without a profile there are no more", async () => {
  const troubles: unknown[] = [];
  const server = new FakeServer().on(PRESENCE, "unreachable", "unreachable", "unreachable", "unreachable", ok(reach("one")));
  const kit = server.kit({ onTrouble: (error) => troubles.push(error) });

  const begun = kit.presence.be({ availability: "ONLINE" });
  await server.clock.pass(20_000);
  await begun;
  assert.equal(troubles.length, 1);
  assert.equal(server.calls.length, 5);

  server.on(PRESENCE, problem(409, "no-profile"));
  await server.clock.pass(3_600_000);
  assert.equal(troubles.length, 2);
  assert.equal(server.calls.length, 6);
});

const accepted = async (server: FakeServer, options = {}): Promise<Stay> => {
  server.on(ACCEPT, ok(visit({ state: "GRANTED", joinBy: "2026-11-22T19:01:00Z", ticket: "accepted", ...pass() })));
  return server.kit(options).accept(OFFER_ID);
};

test("a guest beats at once and then when the server says, with the ticket of the answer before", async () => {
  const server = new FakeServer().on(BEAT, ok(visit({ ticket: "b1" })), ok(visit({ ticket: "b2", dwellSeconds: 45 })));
  const stay = await accepted(server);

  await stay.keepBeating();
  await server.clock.pass(45_000);

  assert.deepEqual(server.to(BEAT).map((call) => call.body), [{ ticket: "accepted" }, { ticket: "b1" }]);
  assert.equal(stay.state, "JOINED");
  assert.equal(stay.dwellSeconds, 45);
});

test("the pass is kept until a fresh one comes", async () => {
  const server = new FakeServer().on(BEAT, ok(visit()), ok(visit({ pass: { token: "fresh", expiresAt: "2026-11-22T19:08:00Z", playUrl: "u" } })));
  const stay = await accepted(server);
  const passes: (string | undefined)[] = [];
  stay.onChange((now) => passes.push(now.pass?.token));

  await stay.keepBeating();
  await server.clock.pass(45_000);

  assert.deepEqual(passes, ["p", "fresh"]);
});

test("a phone that slept beats at once when it comes to the front, and where its pass ran out gets another", async () => {
  const server = new FakeServer()
    .on("GET /v1/offers", ok({ items: [] }))
    .on(BEAT, ok(visit()), ok(visit({ pass: { token: "fresh", expiresAt: "2026-11-22T19:20:00Z", playUrl: "u" } })));
  server.on(ACCEPT, ok(visit({ state: "GRANTED", joinBy: "2026-11-22T19:01:00Z", ticket: "accepted", ...pass() })));
  const kit = server.kit();
  const stay = await kit.accept(OFFER_ID);
  await stay.keepBeating();

  server.clock.sleep(600_000);
  await kit.foreground();

  assert.equal(server.to(BEAT).length, 2);
  assert.deepEqual(server.to(BEAT)[1]?.body, {});
  assert.equal(stay.pass?.token, "fresh");
});

test("an end that others made is told, and no beat comes after it", async () => {
  const server = new FakeServer().on(BEAT, ok(visit()), problem(409, "visit-ended", { state: "COMPLETED" }));
  const stay = await accepted(server);

  await stay.keepBeating();
  await server.clock.pass(3_600_000);

  assert.equal(stay.isOver, true);
  assert.equal(stay.state, "COMPLETED");
  assert.equal(stay.pass, undefined);
  assert.equal(server.to(BEAT).length, 2);
});

test("an end that is heard of otherwise ends the beats too", async () => {
  const server = new FakeServer().on(BEAT, ok(visit()), problem(409, "visit-ended", { state: "VOIDED" }), "unreachable");
  const stay = await accepted(server);

  await stay.keepBeating();
  await stay.beat();
  assert.equal(stay.state, "VOIDED");
  await stay.beat();
  await server.clock.pass(3_600_000);

  assert.equal(server.to(BEAT).length, 2);
});

test("without a network the guest goes on trying, and is back", async () => {
  const troubles: unknown[] = [];
  const server = new FakeServer().on(BEAT, ok(visit()), "unreachable", "unreachable", "unreachable", "unreachable", ok(visit({ dwellSeconds: 60 })));
  const stay = await accepted(server, { onTrouble: (error: unknown) => troubles.push(error) });

  await stay.keepBeating();
  await server.clock.pass(70_000);

  assert.equal(troubles.length, 1);
  assert.equal(stay.dwellSeconds, 60);
  assert.equal(stay.isOver, false);
});

test("leaving shows the ticket, is done once, and ends the beats", async () => {
  const server = new FakeServer()
    .on(BEAT, ok(visit({ ticket: "b1" })))
    .on(LEAVE, ok({ visit: OFFER_ID, state: "COMPLETED", room: "room-de-17", dwellSeconds: 30 }));
  const stay = await accepted(server);

  await stay.keepBeating();
  await Promise.all([stay.leave(), stay.leave()]);
  await stay.leave();
  await server.clock.pass(3_600_000);

  assert.deepEqual(server.to(LEAVE).map((call) => call.body), [{ ticket: "b1" }]);
  assert.equal(server.to(BEAT).length, 1);
  assert.equal(stay.dwellSeconds, 30);
});

test("a ticket that is not taken is left out, when beating and when leaving", async () => {
  const server = new FakeServer()
    .on(BEAT, problem(403, "ticket-forged"), ok(visit({ ticket: "b1" })))
    .on(LEAVE, problem(403, "ticket-forged"), ok({ visit: OFFER_ID, state: "COMPLETED", room: "room-de-17", dwellSeconds: 30 }));
  const stay = await accepted(server);

  await stay.beat();
  await stay.leave();

  assert.deepEqual(server.to(BEAT).map((call) => call.body), [{ ticket: "accepted" }, {}]);
  assert.deepEqual(server.to(LEAVE).map((call) => call.body), [{ ticket: "b1" }, {}]);
});

test("an app that was started anew takes its visit up again", async () => {
  const server = new FakeServer()
    .on(`GET /v1/visits/${OFFER_ID}`, ok({ visit: OFFER_ID, state: "JOINED", room: "room-de-17", dwellSeconds: 45, beatAfterSeconds: 45 }))
    .on(BEAT, ok(visit({ dwellSeconds: 60, ...pass() })));
  const kit = server.kit();

  const stay = await kit.resume(OFFER_ID);
  await stay?.keepBeating();

  assert.deepEqual(server.to(BEAT)[0]?.body, {});
  assert.equal(stay?.pass?.token, "p");
  server.on("GET /v1/visits/1lg6ie0scm490eiohe9nuqn", problem(404, "not-found"));
  assert.equal(await kit.resume("1lg6ie0scm490eiohe9nuqn"), undefined);
});
