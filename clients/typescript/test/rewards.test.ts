import assert from "node:assert/strict";
import { test } from "node:test";
import type { Beckon, Stay } from "../src/index.ts";
import { FakeServer, OFFER_ID, ok, pass, problem, visit } from "./fakes.ts";

const ACCEPT = `POST /v1/offers/${OFFER_ID}/accept`;
const BEAT = `POST /v1/visits/${OFFER_ID}/heartbeat`;
const LEAVE = `POST /v1/visits/${OFFER_ID}/leave`;
const VISIT = `GET /v1/visits/${OFFER_ID}`;
const WALLET = "GET /v1/wallet";

const reward = (state: string, minimumDwellSeconds = 180): object => ({ reward: { points: 30, minimumDwellSeconds, state } });
const wallet = (balance: number): object => ({ balance, owed: 0, rewards: { lastDay: 0, most: 10 } });

/** A guest who has a seat. */
const seated = async (server: FakeServer, promised: object, options = {}): Promise<{ kit: Beckon; stay: Stay }> => {
  server.on(ACCEPT, ok(visit({ state: "GRANTED", joinBy: "2026-11-22T19:01:00Z", ...promised, ...pass() })));
  const kit = server.kit(options);
  return { kit, stay: await kit.accept(OFFER_ID) };
};

test("the time until the reward runs while the guest is in the room, and what the server attests counts", async () => {
  const server = new FakeServer().on(BEAT, ok(visit(reward("HELD"))), ok(visit({ dwellSeconds: 44, ...reward("HELD") })));
  const { stay } = await seated(server, reward("HELD"));

  await server.clock.pass(10_000);
  assert.equal(stay.rewardInSeconds, 180);
  await stay.keepBeating();
  await server.clock.pass(30_000);
  assert.equal(stay.rewardInSeconds, 150);
  await server.clock.pass(15_000);
  assert.equal(stay.rewardInSeconds, 136);
});

test("who has stayed long enough beats then, and need not wait for the next beat", async () => {
  const server = new FakeServer().on(BEAT, ok(visit(reward("HELD", 60))), ok(visit({ dwellSeconds: 45, ...reward("HELD", 60) })), ok(visit({ dwellSeconds: 60, ...reward("SETTLED", 60) })));
  const { stay } = await seated(server, reward("HELD", 60));

  await stay.keepBeating();
  await server.clock.pass(59_000);
  assert.equal(server.to(BEAT).length, 2);
  await server.clock.pass(1_000);
  assert.equal(server.to(BEAT).length, 3);
  assert.equal(stay.reward?.state, "SETTLED");
  assert.equal(stay.rewardInSeconds, undefined);
  await server.clock.pass(44_000);
  assert.equal(server.to(BEAT).length, 3);
});

test("a reward that is settled is seen in the wallet, once and only where somebody looked into it before", async () => {
  const server = new FakeServer()
    .on(WALLET, ok(wallet(60)), ok(wallet(90)))
    .on(BEAT, ok(visit(reward("HELD", 30))), ok(visit({ dwellSeconds: 30, ...reward("SETTLED", 30) })));
  const { kit, stay } = await seated(server, reward("HELD", 30));
  const balances: number[] = [];
  kit.wallet.onChange((purse) => balances.push(purse.balance));

  await kit.wallet.refresh();
  await stay.keepBeating();
  await server.clock.pass(120_000);
  assert.deepEqual(balances, [60, 90]);
  assert.equal(kit.wallet.purse?.balance, 90);

  const other = new FakeServer().on(BEAT, ok(visit(reward("SETTLED"))));
  await (await seated(other, reward("HELD"))).stay.beat();
  await other.clock.pass(0);
  assert.equal(other.to(WALLET).length, 0);
});

test("of two looks into the wallet that overtake each other the later one counts", async () => {
  const server = new FakeServer().on(WALLET, "unreachable", ok(wallet(90)), ok(wallet(60)));
  const kit = server.kit();

  const first = kit.wallet.refresh();
  assert.equal((await kit.wallet.refresh()).balance, 90);
  await server.clock.pass(20_000);

  assert.equal((await first).balance, 60);
  assert.equal(kit.wallet.purse?.balance, 90);
});

test("a wallet that cannot be looked into when a reward is settled is told", async () => {
  const troubles: string[] = [];
  const server = new FakeServer().on(WALLET, ok(wallet(60)), "unreachable").on(BEAT, ok(visit(reward("SETTLED"))));
  const { kit, stay } = await seated(server, reward("HELD"), { onTrouble: (_: unknown, during: string) => troubles.push(during) });

  await kit.wallet.refresh();
  await stay.beat();
  await server.clock.pass(60_000);

  assert.deepEqual(troubles, ["wallet"]);
  assert.equal(kit.wallet.purse?.balance, 60);
});

test("leaving says what became of the reward, and why", async () => {
  const released = { reward: { points: 30, minimumDwellSeconds: 180, state: "RELEASED", reason: "TOO_SHORT" } };
  const server = new FakeServer().on(BEAT, ok(visit(reward("HELD")))).on(LEAVE, ok({ visit: OFFER_ID, state: "COMPLETED", room: "r", dwellSeconds: 3, ...released }));
  const { stay } = await seated(server, reward("HELD"));

  await stay.keepBeating();
  await stay.leave();

  assert.deepEqual(stay.reward, released.reward);
});

test("a guest who is shown out hears what became of the reward, and of the end also when that is not heard", async () => {
  const ended = problem(409, "visit-ended", { state: "COMPLETED" });
  const server = new FakeServer().on(BEAT, ended).on(VISIT, ok({ visit: OFFER_ID, state: "COMPLETED", room: "r", dwellSeconds: 9, ...reward("RELEASED") }));
  const { stay } = await seated(server, reward("HELD"));
  await stay.beat();
  assert.equal(stay.reward?.state, "RELEASED");
  assert.equal(stay.dwellSeconds, 9);

  const troubles: string[] = [];
  const deaf = new FakeServer().on(BEAT, ended).on(VISIT, "unreachable");
  const { stay: other } = await seated(deaf, reward("HELD"), { onTrouble: (_: unknown, during: string) => troubles.push(during) });
  const over = other.beat();
  await deaf.clock.pass(60_000);
  assert.equal((await over).isOver, true);
  assert.deepEqual(troubles, ["beat"]);
});

test("entries are read page by page", async () => {
  const entry = { id: "1k87gqpu03df2dt7m", at: "2026-11-22T20:03:10Z", cause: "SETTLEMENT", points: 30, about: OFFER_ID, with: { account: "ESCROW", invitation: "scm490eiohe9nuqm" } };
  const server = new FakeServer()
    .on("GET /v1/wallet/entries?limit=1", ok({ items: [entry], next: entry.id }))
    .on(`GET /v1/wallet/entries?limit=1&cursor=${entry.id}`, ok({ items: [] }));
  const kit = server.kit();

  const page = await kit.wallet.entries({ limit: 1 });
  const rest = await kit.wallet.entries({ limit: 1, cursor: page.next ?? "" });

  assert.deepEqual([page.items[0]?.cause, page.items[0]?.points], ["SETTLEMENT", 30]);
  assert.deepEqual(rest.items, []);
});
