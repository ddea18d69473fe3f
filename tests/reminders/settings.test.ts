import { describe, expect, test } from 'vitest';
import { parseTime } from '../../src/reminders/settings.ts';

describe('a time of the day is', () => {
  test.each([
    ['hours and minutes', '09:00', '09:00'],
    ['with one digit', '9:05', '09:05'],
    ['with a point', '21.30', '21:30'],
    ['an hour alone', '9', '09:00'],
    ['before noon', '9am', '09:00'],
    ['after noon', '9:30 PM', '21:30'],
    ['with points', '9 p.m.', '21:00'],
    ['midnight of a clock with twelve hours', '12am', '00:00'],
    ['noon of one', '12 pm', '12:00'],
    ['in Urdu digits', '۹:۳۰', '09:30'],
    ['in wide digits', '０９：００', '09:00'],
    ['no hour of a day', '25:00', undefined],
    ['the end of a day', '24:00', undefined],
    ['no minute', '09:60', undefined],
    ['no hour of a clock with twelve', '13pm', undefined],
    ['one minute digit', '9:5', undefined],
    ['four digits', '0900', '09:00'],
    ['with a dash', '9-30', '09:30'],
    ['with an h', '21h', '21:00'],
    ['noon', 'Noon', '12:00'],
    ['midnight in Russian', 'полночь', '00:00'],
    ['a morning in Russian', '9 утра', '09:00'],
    ['an evening in Russian', '6:30 вечера', '18:30'],
    ['words', 'after lunch', undefined],
    ['five digits', '09000', undefined],
    ['nothing', '', undefined],
    ['half of it', '9:00 o', undefined],
  ])('%s', (_what, typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });
});
