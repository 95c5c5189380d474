#!/usr/bin/env node
import { main } from "../dist/iamend.js";

process.exitCode = await main(process.argv.slice(2));
