/** What waves cost, how soon they fill a room, and how fast their pushes go out. */
package dev.beckon.bench.waves;
