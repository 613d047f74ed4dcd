package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A table of the template.
 *
 * @param logicalId its name in the template
 * @param properties its properties as CloudFormation spells them, functions carried out
 */
public record TableDefinition(String logicalId, JsonNode properties) {}
