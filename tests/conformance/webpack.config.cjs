const path = require('node:path')

/** pusher-js' own configuration of its Node integration specs; runs in the copy of the library. */
const original = require(path.resolve('spec/config/jasmine/webpack.integration.js'))

module.exports = {
  ...original,
  mode: 'development',
  devtool: false,
  resolve: {
    ...original.resolve,
    alias: { ...original.resolve.alias, pusher_integration: path.resolve('localPusher.js') },
  },
  module: {
    // Its types are not what is tested, and checking them takes longer than all the specs.
    rules: [{ test: /\.ts$/, loader: 'ts-loader', options: { transpileOnly: true } }],
  },
}
