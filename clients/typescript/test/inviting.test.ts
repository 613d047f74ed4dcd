import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefused } from "../src/index.ts";
import { done, FakeServer, ok, problem } from "./fakes.ts";

const ID = "scm490eiohe9nuqm";
const GET = `GET /v1/invitations/${ID}`;

const invitation = (state: string, guests: object[] = []): object => ({ id: ID, state, counts: { offered: 1, accepted: 0 }, guests });

test("an invitation is watched until it is over and its guests are gone", async () => {
  const guest = { host: "a", name: "Anna", dwellSeconds: 1 };
  const server = new FakeServer().on(
    GET,
    ok(invitation("OPEN")),
    ok(invitation("FILLED", [{ ...guest, visit: "JOINED" }])),
    ok(invitation("EXPIRED", [{ ...guest, visit: "JOINED" }])),
    ok(invitation("EXPIRED", [{ ...guest, visit: "COMPLETED" }])),
  );
  const states: string[] = [];

  server.kit().inviting.watch(ID, (now) => states.push(now.state));
  await server.clock.pass(60_000);

  assert.deepEqual(states, ["OPEN", "FILLED", "EXPIRED", "EXPIRED"]);
  assert.equal(server.calls.length, 4);
});

test("who stops watching hears nothing more", async () => {
  const server = new FakeServer().on(GET, ok(invitation("OPEN")));
  const heard: unknown[] = [];

  const stop = server.kit().inviting.watch(ID, (now) => heard.push(now));
  await server.clock.pass(3_000);
  stop();
  await server.clock.pass(60_000);

  assert.equal(heard.length, 2);
  assert.equal(server.calls.length, 2);
});

test("cancelling says whether guests have to leave", async () => {
  const server = new FakeServer()
    .on(`DELETE /v1/invitations/${ID}?endVisits=false`, done)
    .on(`DELETE /v1/invitations/${ID}?endVisits=true`, done);
  const kit = server.kit();

  await kit.inviting.cancel(ID);
  await kit.inviting.cancel(ID, { endVisits: true });

  assert.equal(server.calls.length, 2);
});

test("how many fit is asked with the condition as it is", async () => {
  const server = new FakeServer().on("POST /v1/conditions/count", ok({ about: 240, exact: false }));

  assert.deepEqual(await server.kit().inviting.count({ languages: ["en"] }), { about: 240, exact: false });
  assert.deepEqual(server.calls[0]?.body, { languages: ["en"] });
});

test("an invitation that holds something is watched until that is decided", async () => {
  const reward = { points: 30, minimumDwellSeconds: 180 };
  const server = new FakeServer().on(
    GET,
    ok({ ...invitation("CANCELLED"), reward: { ...reward, held: 30, settled: 0, released: 30 } }),
    ok({ ...invitation("CANCELLED"), reward: { ...reward, held: 0, settled: 30, released: 30 } }),
  );
  const held: (number | undefined)[] = [];

  server.kit().inviting.watch(ID, (now) => held.push(now.reward?.held));
  await server.clock.pass(60_000);

  assert.deepEqual(held, [30, 0]);
});

test("who promises more than there is hears what there is and what it would take", async () => {
  const server = new FakeServer().on("POST /v1/invitations", problem(422, "balance-too-small", { balance: 60, needed: 90 }));

  await assert.rejects(server.kit().inviting.invite({ seats: 3, reward: 30, condition: { languages: ["en"] } }), (error) => {
    assert.ok(isRefused(error, "balance-too-small"));
    assert.deepEqual([error.problem.balance, error.problem.needed], [60, 90]);
    return true;
  });
  assert.equal(server.calls[0]?.body?.["reward"], 30);
});
