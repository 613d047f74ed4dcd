import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Beckon, isRefused, NotUnderstood, SignedOut } from "../src/index.ts";
import { eventually, operatorToken, pushes, type Runner, startRunner, token } from "./runner.ts";

/** None of the runner's own hosts speaks it, so nobody else is asked. */
const LANGUAGE = "is";
const RUN = Date.now().toString(36);

let runner: Runner;

before(async () => {
  runner = await startRunner();
});

after(async () => {
  await runner.close();
});

const kit = (host: string, options: Partial<ConstructorParameters<typeof Beckon>[0]> = {}): Beckon =>
  new Beckon({ baseUrl: runner.url, token: () => token(runner.url, host), ...options });

/** A host who signs in on one phone and wants to be asked. */
const signedIn = async (name: string, phone: boolean): Promise<{ host: string; beckon: Beckon }> => {
  const host = `${name}-${RUN}`;
  const beckon = kit(host);
  await beckon.register({
    profile: { name, language: LANGUAGE, categories: ["139"] },
    preferences: { askMe: phone, pauseMinutes: 0 },
    ...(phone ? { device: { id: "phone", platform: "FCM" as const, token: `token-of-${host}` } } : {}),
  });
  return { host, beckon };
};

test("the story of one offer, from the sign-in to the end of the visit", async () => {
  const gerda = await signedIn("Gerda", false);
  const anna = await signedIn("Anna", true);
  const bruno = await signedIn("Bruno", true);
  for (const guest of [anna, bruno]) {
    await guest.beckon.presence.be({ availability: "ONLINE" });
    assert.equal(guest.beckon.presence.reach?.reachable, true);
  }
  const condition = { languages: [LANGUAGE] };
  assert.deepEqual(await gerda.beckon.inviting.count(condition), { about: 2, exact: true });

  const invitation = await gerda.beckon.inviting.invite({ seats: 1, standsSeconds: 120, message: "Come and see", condition });
  await gerda.beckon.presence.be({ availability: "LIVE", invitations: [invitation.id] });

  const push = await eventually("Anna is pushed", async () => (await pushes(runner.url, anna.host))[0]);
  const pushed = await anna.beckon.onPush(push.payload.fcmV1Message?.message.data);
  assert.equal(pushed?.news, "offer");
  assert.equal(pushed.inviterName, "Gerda");
  assert.equal(pushed.offer?.open, true);

  const offer = await anna.beckon.openOffer(pushed.offerId);
  assert.equal(offer.message, "Come and see");
  const left = anna.beckon.secondsUntil(offer.expiresAt);
  assert.ok(left !== undefined && left > 100 && left <= 120, `${left} seconds are left`);
  const seen = await eventually("the opening is noted", async () =>
    (await anna.beckon.foreground()).find((each) => each.id === offer.id && each.state === "SEEN"),
  );
  assert.equal(seen.open, true, "opening accepted nothing");

  const [stay, again] = await Promise.all([anna.beckon.accept(offer.id), anna.beckon.accept(offer.id)]);
  assert.equal(stay, again);
  assert.equal(stay.state, "GRANTED");
  assert.ok(stay.pass !== undefined && stay.pass.token.length > 0);
  await stay.keepBeating();
  assert.equal(stay.state, "JOINED");

  await assert.rejects(bruno.beckon.accept(offer.id), (error) => isRefused(error, "offer-refused") && error.problem.reason === "full");

  const joined = await eventually("Gerda sees Anna", async () => {
    const now = await gerda.beckon.inviting.get(invitation.id);
    return now.guests[0]?.visit === "JOINED" ? now : undefined;
  });
  assert.equal(joined.guests[0]?.name, "Anna");
  assert.equal(joined.state, "FILLED");

  const restarted = kit(anna.host);
  const resumed = await restarted.resume(stay.id);
  await resumed?.beat();
  assert.equal(resumed?.state, "JOINED");
  assert.ok(resumed.pass !== undefined, "an app that was started anew gets a pass again");
  await resumed.leave();
  assert.equal(resumed.state, "COMPLETED");
  assert.equal((await stay.beat()).isOver, true);

  await gerda.beckon.inviting.cancel(invitation.id);
  for (const each of [gerda, anna, bruno]) {
    await each.beckon.presence.goOffline();
  }
  assert.equal((await gerda.beckon.inviting.get(invitation.id)).state, "CANCELLED");
});

test("a stay that is long enough is rewarded out of what the inviter had put in", async () => {
  const anna = await signedIn("Annika", true);
  const gerda = await signedIn("Gesa", false);
  await anna.beckon.presence.be({ availability: "ONLINE" });
  const wish = { seats: 2, reward: 10, condition: { languages: [LANGUAGE] } };
  await assert.rejects(gerda.beckon.inviting.invite(wish), (error) => isRefused(error, "balance-too-small") && error.problem.needed === 20);
  const operator = kit("operator", { token: () => operatorToken(runner.url) });
  const grant = { headers: { "Idempotency-Key": `grant-${RUN}` }, body: { host: gerda.host, points: 50 } };
  await operator.call("post", "/v1/admin/grants", grant);
  await operator.call("post", "/v1/admin/grants", grant);

  const invitation = await gerda.beckon.inviting.invite(wish);
  await gerda.beckon.presence.be({ availability: "LIVE", invitations: [invitation.id] });
  assert.equal(invitation.reward?.held, 20);
  assert.equal((await gerda.beckon.wallet.refresh()).balance, 30);

  const offer = await eventually("the inbox has the offer", async () => (await anna.beckon.inbox.refresh()).find((each) => each.open));
  assert.equal(offer.reward?.points, 10);
  assert.equal((await anna.beckon.wallet.refresh()).balance, 0);
  const stay = await anna.beckon.accept(offer.id);
  await stay.keepBeating();
  const { minimumDwellSeconds } = offer.reward;
  assert.ok(stay.rewardInSeconds !== undefined && stay.rewardInSeconds <= minimumDwellSeconds);

  await eventually("the reward is in the wallet", async () => anna.beckon.wallet.purse?.balance === 10 || undefined);
  assert.equal(stay.reward?.state, "SETTLED");
  const [entry] = (await anna.beckon.wallet.entries()).items;
  assert.deepEqual([entry?.cause, entry?.points, entry?.about], ["SETTLEMENT", 10, stay.id]);

  await gerda.beckon.inviting.cancel(invitation.id, { endVisits: true });
  const over = await gerda.beckon.inviting.get(invitation.id);
  assert.deepEqual([over.reward?.held, over.reward?.settled, over.reward?.released], [0, 10, 10]);
  assert.equal((await gerda.beckon.wallet.refresh()).balance, 40);
  await gerda.beckon.presence.goOffline();
  await anna.beckon.signOut("phone");
});

test("declining with not tonight keeps the next one away", async () => {
  const anna = await signedIn("Anneke", true);
  await anna.beckon.presence.be({ availability: "ONLINE" });
  const gerda = await signedIn("Gitte", false);
  const invitation = await gerda.beckon.inviting.invite({ seats: 1, condition: { languages: [LANGUAGE] } });

  const offer = await eventually("the inbox has the offer", async () => (await anna.beckon.inbox.refresh()).find((each) => each.open));
  await anna.beckon.decline(offer.id, { notTonight: true });

  const preferences = await anna.beckon.call("get", "/v1/me/preferences", {});
  assert.ok((anna.beckon.secondsUntil(preferences.doNotDisturbUntil ?? "") ?? 0) > 3600);
  await gerda.beckon.inviting.cancel(invitation.id);
  await anna.beckon.signOut("phone");
});

test("every fault of a wish is named at once", async () => {
  const gerda = await signedIn("Greta", false);

  await assert.rejects(gerda.beckon.inviting.invite({ seats: 21, condition: { languages: [] } }), (error) => {
    assert.ok(isRefused(error, "invalid"));
    assert.deepEqual(error.problem.faults.map((fault) => fault.pointer).sort(), ["/condition/languages", "/seats"]);
    return true;
  });
});

test("who is not signed in is told so, and a wrong address is no Beckon", async () => {
  await assert.rejects(kit("nobody", { token: () => "no-token" }).call("get", "/v1/me", {}), SignedOut);
  await assert.rejects(kit(`Lost-${RUN}`, { baseUrl: `${runner.url}/elsewhere` }).call("get", "/v1/me", {}), NotUnderstood);
});
