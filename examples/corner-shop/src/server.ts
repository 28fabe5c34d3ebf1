import { app } from './app';
import { config } from './config';
import { logger } from './logger';
import { ensureStaff } from './services/first-admin';

async function main(): Promise<void> {
  await ensureStaff();
  app.listen(config.port, () => logger.info({ port: config.port }, 'shop is open'));
}

main().catch((error) => {
  logger.fatal({ err: error }, 'start-up failed');
  process.exitCode = 1;
});
