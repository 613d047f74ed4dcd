import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerTime } from "../src/server-time.ts";
import { EVENING, FakeClock, FakeServer, ok } from "./fakes.ts";

const DATE = new Date(EVENING).toUTCString();
const in60 = new Date(EVENING + 60_000).toISOString();

test("how long is left goes by the server's clock, never by the phone's", async () => {
  const server = new FakeServer().on("GET /v1/me", ok({}));
  const kit = server.kit();
  assert.equal(kit.secondsUntil(in60), undefined);

  await kit.call("get", "/v1/me", {});

  assert.equal(kit.secondsUntil(in60), 59);
  await server.clock.pass(30_000);
  assert.equal(kit.secondsUntil(in60), 29);
  await server.clock.pass(60_000);
  assert.equal(kit.secondsUntil(in60), 0);
});

test("it never tells of more time than there is, however slow the answer was", () => {
  const clock = new FakeClock();
  const time = new ServerTime(clock);

  time.learn(DATE, clock.now() - 3_000, clock.now());

  // The server may have said it three seconds ago, and at the end of the second that Date names.
  assert.equal(time.secondsUntil(in60), 56);
});

test("each answer narrows it", () => {
  const clock = new FakeClock();
  const time = new ServerTime(clock);
  time.learn(DATE, clock.now() - 3_000, clock.now());

  time.learn(DATE, clock.now(), clock.now());

  assert.equal(time.secondsUntil(in60), 59);
});

test("after a sleep in which the phone's clock stood still the newest answer counts", () => {
  const clock = new FakeClock();
  const time = new ServerTime(clock);
  time.learn(DATE, clock.now(), clock.now());

  time.learn(new Date(EVENING + 3_600_000).toUTCString(), clock.now(), clock.now());

  assert.equal(time.secondsUntil(in60), 0);
});

test("without a Date nothing is said", async () => {
  const server = new FakeServer().on("GET /v1/me", ok({}));
  server.tellsTime = false;
  const kit = server.kit();

  await kit.call("get", "/v1/me", {});

  assert.equal(kit.secondsUntil(in60), undefined);
});
