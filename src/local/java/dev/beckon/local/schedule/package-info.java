/** EventBridge Scheduler: wakes functions as the template says. */
package dev.beckon.local.schedule;
