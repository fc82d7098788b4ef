import electron from 'electron';
import { start } from './start.ts';

start(electron, { argv: process.argv.slice(1), env: process.env });
