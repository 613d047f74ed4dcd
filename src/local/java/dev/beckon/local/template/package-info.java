/** What template.yaml says, read once and asked by every other part of the runner. */
package dev.beckon.local.template;
