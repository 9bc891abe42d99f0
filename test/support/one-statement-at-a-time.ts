/** Two statements at once on one connection: node-postgres only warns of it today; here a test fails. */
process.on('warning', ({ name, message }) => {
  if (name === 'DeprecationWarning' && message.includes('already executing a query'))
    throw new Error(message);
});
