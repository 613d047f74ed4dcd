import { spawn } from "node:child_process";
import { resolve as path } from "node:path";

/** npm runs scripts in the folder of the package. */
const ROOT = path("../..");
const STARTS_WITHIN_MILLIS = 600_000;

/** A laptop runner: the one at `BECKON_URL`, else one of its own, built and started for these tests and ended after them. */
export interface Runner {
  url: string;
  close(): Promise<void>;
}

export const startRunner = async (): Promise<Runner> => {
  const url = process.env["BECKON_URL"];
  return url === undefined ? ownRunner() : { url, close: () => Promise.resolve() };
};

const ownRunner = (): Promise<Runner> =>
  new Promise((resolve, reject) => {
    const maven = spawn("./mvnw", ["-q", "-Plocal", "-Dport=0", "-Ddwell=1"], { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise<void>((over) => maven.once("exit", () => over()));
    const end = async (): Promise<void> => {
      // The group: the Maven wrapper is a shell, and its JVM is the runner.
      process.kill(-(maven.pid ?? 0), "SIGTERM");
      await ended;
    };
    const tooLate = setTimeout(() => {
      void end();
      reject(new Error("the runner did not start"));
    }, STARTS_WITHIN_MILLIS);
    let said = "";
    maven.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const url = /Open (http:\S+) in a browser/.exec(said)?.[1];
      if (url !== undefined) {
        clearTimeout(tooLate);
        resolve({ url, close: end });
      }
    });
    void ended.then(() => {
      clearTimeout(tooLate);
      reject(new Error(`the runner ended:\n${said}`));
    });
  });

/** A token of this host, from the runner's own issuer. */
export const token = (url: string, host: string): Promise<string> => issue(url, `host=${encodeURIComponent(host)}`);

/** A token of who may put points into wallets. */
export const operatorToken = (url: string): Promise<string> => issue(url, "host=operator&scope=admin");

const issue = async (url: string, query: string): Promise<string> => {
  const answer = await fetch(`${url}/_local/token?${query}`, { method: "POST" });
  return ((await answer.json()) as { token: string }).token;
};

interface Push {
  number: number;
  platform: string;
  payload: { fcmV1Message?: { message: { data: unknown } } };
}

/** The pushes to this host's phones, as they left SNS. */
export const pushes = async (url: string, host: string): Promise<Push[]> => {
  const answer = await fetch(`${url}/_local/pushes?host=${encodeURIComponent(host)}`);
  return ((await answer.json()) as { pushes: Push[] }).pushes;
};

/** What this gives once it gives something; asks again until then, for a minute at most. */
export const eventually = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    const there = await ask();
    if (there !== undefined) {
      return there;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within a minute: ${what}`);
};
