/** Style sheets of the whole window. Mantine's stand in a layer, so that every style of our own wins over them. */
import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import './fonts.css'
import './tokens.css'
import './base.css'
