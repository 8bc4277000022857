// Answers each line of input, a calendar as a JSON string, with a line of what ical.js (Thunderbird) reads in it.
import { createInterface } from "node:readline";
import ICAL from "../../web/node_modules/ical.js/dist/ical.js";

for await (const line of createInterface({ input: process.stdin })) {
  const root = ICAL.parse(JSON.parse(line));
  const events = new ICAL.Component(root).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
      properties: component.toJSON()[1],
    };
  });
  console.log(JSON.stringify({ properties: root[1], events }));
}
