// Shows the contract that the runner serves. Nothing of it is known here but the form of OpenAPI 3.1.

const METHODS = ["get", "put", "post", "delete"];

/** An element with these attributes and children; texts are texts, never markup. */
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined));
  return element;
};

/** Words of the contract: paragraphs, `code` and **strong**. */
const inline = (text) =>
  text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith("`")) {
      return make("code", {}, part.slice(1, -1));
    }
    return part.startsWith("**") ? make("strong", {}, part.slice(2, -2)) : part;
  });

const words = (text, attributes = {}) =>
  (text ?? "")
    .trim()
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => make("p", attributes, inline(paragraph.replace(/\s+/g, " "))));

class Reference {
  constructor(contract) {
    this.contract = contract;
  }

  /** What stands behind a `$ref`, and its name. */
  follow(node) {
    if (node?.$ref === undefined) {
      return { node, name: undefined };
    }
    const path = node.$ref.replace(/^#\//, "").split("/");
    const there = path.reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], this.contract);
    return { node: { ...there, ...node, $ref: undefined }, name: path.at(-1) };
  }

  operations() {
    return Object.entries(this.contract.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method] !== undefined).map((method) => ({
        method: method.toUpperCase(),
        path,
        ...item[method],
        parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])],
      })),
    );
  }

  show() {
    const operations = this.operations();
    const about = make("section", {}, words(this.contract.info.description));
    const sections = this.contract.tags.map((tag) => {
      const own = operations.filter((operation) => operation.tags?.[0] === tag.name);
      return make(
        "section",
        { "aria-labelledby": `tag-${tag.name}` },
        make("h2", { id: `tag-${tag.name}` }, tag.name),
        words(tag.description, { class: "said" }),
        own.map((operation) => this.operation(operation)),
      );
    });
    document.getElementById("calls").replaceChildren(about, ...sections);
    document.getElementById("index").replaceChildren(...this.index(operations));
  }

  index(operations) {
    return this.contract.tags.flatMap((tag) => [
      make("h2", {}, tag.name),
      make(
        "ul",
        {},
        operations
          .filter((operation) => operation.tags?.[0] === tag.name)
          .map((operation) => make("li", {}, make("a", { href: `#${operation.operationId}` }, operation.summary))),
      ),
    ]);
  }

  operation(operation) {
    const open = operation.security?.length === 0;
    const body = operation.requestBody?.content?.["application/json"];
    return make(
      "article",
      { id: operation.operationId, "aria-labelledby": `${operation.operationId}-title` },
      make("h3", { id: `${operation.operationId}-title` }, operation.summary),
      make(
        "p",
        { class: "route" },
        make("span", {}, operation.method),
        make("span", {}, operation.path),
        open ? make("span", { class: "open" }, "no token") : undefined,
      ),
      words(operation.description),
      this.parameters(operation.parameters),
      body === undefined ? undefined : [make("h4", {}, "Body"), this.schema(body.schema), this.examples(body.examples)],
      make("h4", {}, "Answers"),
      Object.entries(operation.responses).map(([status, response]) => this.response(status, response)),
    );
  }

  parameters(parameters) {
    if (parameters.length === 0) {
      return undefined;
    }
    return [
      make("h4", {}, "Parameters"),
      make(
        "ul",
        { class: "fields" },
        parameters.map((each) => {
          const parameter = this.follow(each).node;
          return this.field(parameter.name, { ...this.follow(parameter.schema).node, description: parameter.description }, parameter.required, `in the ${parameter.in}, `);
        }),
      ),
    ];
  }

  response(status, given) {
    const { node } = this.follow(given);
    const details = make(
      "details",
      {},
      make("summary", {}, make("span", { class: status < "400" ? "status" : "status bad" }, status), " ", inline(node.description.trim().replace(/\s+/g, " "))),
    );
    for (const [type, content] of Object.entries(node.content ?? {})) {
      details.append(make("p", { class: "type" }, type), this.schema(content.schema), ...this.examples(content.examples));
    }
    const headers = Object.keys(node.headers ?? {});
    if (headers.length > 0) {
      details.append(make("p", { class: "type" }, `Headers: ${headers.join(", ")}`));
    }
    return details;
  }

  examples(examples = {}) {
    return Object.values(examples).map((each) => {
      const example = this.follow(each).node;
      return make(
        "details",
        {},
        make("summary", {}, `Example: ${example.summary ?? "one"}`),
        make("pre", { tabindex: "0" }, JSON.stringify(example.value, null, 2)),
      );
    });
  }

  /** A schema as a list of its fields, or as one line. */
  schema(schema, depth = 0) {
    const { node } = this.follow(schema);
    const { properties, required } = this.members(node);
    const choices = node.oneOf ?? node.anyOf;
    if (Object.keys(properties).length > 0) {
      return make(
        "ul",
        { class: "fields" },
        Object.entries(properties).map(([name, field]) => this.field(name, field, required.has(name), "", depth)),
      );
    }
    if (choices !== undefined && depth === 0) {
      return make("div", {}, choices.map((choice) => make("div", {}, make("p", { class: "type" }, this.follow(choice).name ?? ""), this.schema(choice, 1))));
    }
    return make("p", { class: "type" }, this.type(node));
  }

  /** The fields of an object, those of its parts included. */
  members(node) {
    const properties = {};
    const required = new Set();
    for (const part of [...(node.allOf ?? []).filter((each) => each.if === undefined), node]) {
      const there = part === node ? node : this.follow(part).node;
      const own = part === node ? { properties: node.properties ?? {}, required: new Set(node.required ?? []) } : this.members(there);
      for (const [name, field] of Object.entries(own.properties)) {
        properties[name] = { ...this.follow(properties[name] ?? {}).node, ...this.follow(field).node };
      }
      own.required.forEach((name) => required.add(name));
    }
    return { properties, required };
  }

  field(name, schema, required, where = "", depth = 0) {
    const { node } = this.follow(schema);
    const inner = node.type === "array" || node.type?.includes?.("array") ? this.follow(node.items).node : node;
    const nested = depth < 4 && Object.keys(this.members(inner).properties).length > 0;
    return make(
      "li",
      {},
      make("code", {}, name),
      " ",
      make("span", { class: "type" }, where + this.type(node)),
      required ? [" ", make("span", { class: "must" }, "required")] : undefined,
      node.description === undefined ? undefined : make("div", { class: "said" }, inline(node.description.trim().replace(/\s+/g, " "))),
      nested ? this.schema(inner, depth + 1) : undefined,
    );
  }

  type(node) {
    const choices = node.oneOf ?? node.anyOf;
    if (choices !== undefined) {
      return choices.map((choice) => this.type(this.follow(choice).node)).join(" or ");
    }
    const parts = [[node.type ?? []].flat().filter((type) => type !== "null").join(" or ")];
    if (node.items !== undefined) {
      parts[0] = `list of ${this.type(this.follow(node.items).node)}`;
    }
    const between = (least, most, unit) => {
      if (node[least] !== undefined && node[most] !== undefined) {
        parts.push(`${node[least]} to ${node[most]}${unit}`);
      } else if (node[least] !== undefined) {
        parts.push(`at least ${node[least]}${unit}`);
      } else if (node[most] !== undefined) {
        parts.push(`at most ${node[most]}${unit}`);
      }
    };
    between("minimum", "maximum", "");
    between("minLength", "maxLength", " characters");
    between("minItems", "maxItems", " of them");
    if (node.const !== undefined) {
      parts.push(JSON.stringify(node.const));
    }
    if (node.enum !== undefined) {
      parts.push(node.enum.join(", "));
    }
    if (node.format !== undefined) {
      parts.push(node.format);
    }
    if (node.default !== undefined) {
      parts.push(`${JSON.stringify(node.default)} where left out`);
    }
    if (node.pattern !== undefined && node.pattern.length < 50) {
      parts.push(node.pattern);
    }
    return parts.filter((part) => part !== "").join("; ");
  }
}

const state = document.getElementById("state");
try {
  const answer = await fetch("/v1/openapi.json");
  if (!answer.ok) {
    throw new Error(`the runner answered ${answer.status}`);
  }
  new Reference(await answer.json()).show();
  // The calls were not there when the browser looked for the one in the address.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
} catch (error) {
  state.textContent = `The contract cannot be read: ${error.message}. Is the runner still there?`;
  state.className = "bad";
}
