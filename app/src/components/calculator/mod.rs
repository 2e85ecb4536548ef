//! What a loan costs, computed in the browser by the same rules as the contract. Without
//! JavaScript the page that holds it computes the same figures on the server.

mod form;

use jiff::civil::Date;
use lending::{
    Amount, FieldError, INSTALMENT_PERIOD_DAYS, Money, OfferedProduct, Product, ProductKind, Quote, QuoteRefusal,
    parse_days,
};
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};

pub use self::form::ChoiceForm;
use crate::{
    components::{
        field::{FieldMistake, error_of},
        payment_schedule::PaymentSchedule,
    },
    figures::marked,
    texts::{CalculatorTexts, PaymentScheduleTexts, errors, texts},
};

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The product's code.
    pub product: String,
    /// The amount.
    pub amount: Money,
    /// The term in days.
    pub term_days: u32,
}

#[cfg(feature = "ssr")]
impl From<backend::products::LoanChoice> for Choice {
    fn from(choice: backend::products::LoanChoice) -> Self {
        Self { product: choice.product, amount: choice.amount, term_days: choice.term_days }
    }
}

#[cfg(feature = "ssr")]
impl From<Choice> for backend::products::LoanChoice {
    fn from(choice: Choice) -> Self {
        Self { product: choice.product, amount: choice.amount, term_days: choice.term_days }
    }
}

/// What the calculator computes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalculatorData {
    /// The products on offer.
    pub products: Vec<OfferedProduct>,
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// The promotional rate of a first loan stands.
    pub first_loan: bool,
    /// What is chosen at first.
    pub choice: Option<Choice>,
}

impl CalculatorData {
    /// What is chosen at first: the choice, or the first loan's promotion, or the least.
    pub(crate) fn start(&self) -> Option<Choice> {
        let known = |choice: &&Choice| self.find(&choice.product).is_some();
        self.choice.as_ref().filter(known).cloned().or_else(|| Some(self.first_of(self.products().next()?)))
    }

    /// What is chosen at first of a product: the first loan's promotion, or the least.
    pub(crate) fn first_of(&self, product: &Product) -> Choice {
        let terms = product.terms();
        let promotion = terms.first_loan_promotion.as_ref().filter(|_| self.first_loan);
        Choice {
            product: terms.code.as_str().to_owned(),
            amount: promotion.map_or(terms.min_amount, |promotion| promotion.max_amount),
            term_days: promotion.map_or(terms.min_term_days, |promotion| promotion.max_term_days),
        }
    }

    /// The product of a code.
    pub(crate) fn find(&self, code: &str) -> Option<&Product> {
        self.products().find(|product| product.code().as_str() == code)
    }

    fn products(&self) -> impl Iterator<Item = &Product> {
        self.products.iter().map(|offered| &offered.product)
    }
}

/// Why there are no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NoQuote {
    /// What was typed is no sum or no number of days.
    Unreadable(FieldError),
    /// The product is not lent so.
    Refused(QuoteRefusal),
}

/// The inputs `product`, `amount` and `term`, and the figures that follow them at once.
#[component]
pub fn Calculator(
    /// What it computes from.
    data: CalculatorData,
    /// The product that is chosen stands in the page's address.
    #[prop(optional)]
    in_address: bool,
) -> impl IntoView {
    let texts = texts::<CalculatorTexts>();
    let Some(start) = data.start() else { return ().into_any() };
    let chosen = data.products().position(|product| product.code().as_str() == start.product).unwrap_or(0);
    let chosen = RwSignal::new(chosen);
    let amount = RwSignal::new(typed_rubles(texts, start.amount));
    let term = RwSignal::new(start.term_days.to_string());
    let data = StoredValue::new(data);
    let offered = move || data.with_value(|data| data.products.get(chosen.get()).cloned());
    let quote = Memo::new(move |_| {
        let sum = Amount::parse(&amount.get()).map_err(NoQuote::Unreadable)?;
        let days = parse_days(&term.get()).map_err(NoQuote::Unreadable)?;
        data.with_value(|data| {
            let offered = data.products.get(chosen.get()).ok_or(NoQuote::Unreadable(FieldError::NotAChoice))?;
            offered.product.quote(sum.money(), days, data.today, data.first_loan).map_err(NoQuote::Refused)
        })
    });
    // What was chosen of one product is carried over to another as far as that lends it.
    let choose = move |index: usize| {
        let nearest = data.with_value(|data| {
            let product = &data.products.get(index)?.product;
            let sum = Amount::parse(&amount.get_untracked()).ok().map(Amount::money);
            let days = parse_days(&term.get_untracked()).ok();
            let first = data.first_of(product);
            let nearest = product.nearest(sum.unwrap_or(first.amount), days.unwrap_or(first.term_days));
            Some((first.product, nearest))
        });
        let Some((code, (sum, days))) = nearest else { return };
        amount.set(typed_rubles(texts, sum));
        term.set(days.to_string());
        chosen.set(index);
        if in_address {
            name_in_address(&code);
        }
    };
    let limits = move |limits: fn(&lending::ProductTerms) -> [u64; 3]| {
        data.with_value(|data| data.products.get(chosen.get()).map(|offered| limits(offered.product.terms())))
    };
    let amounts = Signal::derive(move || {
        limits(|terms| [terms.min_amount, terms.max_amount, terms.amount_step].map(whole_rubles)).unwrap_or_default()
    });
    let terms = Signal::derive(move || {
        limits(|terms| {
            let step_days = match terms.kind {
                ProductKind::SinglePayment => 1,
                ProductKind::Instalments => INSTALMENT_PERIOD_DAYS,
            };
            [terms.min_term_days, terms.max_term_days, step_days].map(u64::from)
        })
        .unwrap_or_default()
    });
    view! {
        <div class="calculator">
          <div class="calculator-inputs">
            <ProductChoice data chosen choose />
            <Measure
                label=texts.amount()
                slider=texts.amount_slider()
                unit="₽"
                name="amount"
                value=amount
                written=move |rubles| typed_rubles(texts, Money::from_rubles(rubles))
                limits=amounts
            />
            <Measure
                label=texts.term()
                slider=texts.term_slider()
                unit=texts.days_unit()
                name="term"
                value=term
                written=|days| days.to_string()
                limits=terms
            />
          </div>
            <Figures quote=quote.into() offered=Signal::derive(offered) />
        </div>
    }
    .into_any()
}

/// A page that is loaded again, or sent to somebody, shows the product that was chosen.
fn name_in_address(product: &str) {
    use leptos::wasm_bindgen::JsValue;
    // Where the browser keeps no history, the address stays as it was.
    let history = window().history();
    let _ = history
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("?product={product}"))));
}

/// The sum as it would be typed: with the gap that all sums have, and without the sign, which stands beside the field.
fn typed_rubles(texts: CalculatorTexts, sum: Money) -> String {
    texts.rubles_short(sum).trim_end_matches(['\u{a0}', '₽']).to_owned()
}

fn whole_rubles(money: Money) -> u64 {
    u64::try_from(money.kopecks() / 100).unwrap_or(0)
}

/// The choice of product; a hidden input while there is but one.
#[component]
fn ProductChoice(
    data: StoredValue<CalculatorData>,
    chosen: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    let texts = texts::<CalculatorTexts>();
    let codes: Vec<String> =
        data.with_value(|data| data.products().map(|product| product.code().as_str().to_owned()).collect());
    if let [only] = codes.as_slice() {
        return view! { <input type="hidden" name="product" value=only.clone() /> }.into_any();
    }
    let options = codes
        .into_iter()
        .enumerate()
        .map(|(index, code)| {
            let name = texts.product_name(&code);
            view! {
                <label class="choice-option">
                    <input
                        type="radio"
                        name="product"
                        value=code
                        checked=chosen.get_untracked() == index
                        on:change=move |_| choose(index)
                    />
                    <span class="choice-name">{name}</span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="choice choice--tabs"><legend>{texts.product()}</legend><div>{options}</div></fieldset> }
        .into_any()
}

/// A figure to choose: typed, or moved by a slider. The slider sends nothing; the typed input
/// does. Neither is written to while it is typed in.
#[component]
fn Measure(
    label: &'static str,
    slider: &'static str,
    unit: &'static str,
    name: &'static str,
    value: RwSignal<String>,
    written: impl Fn(i64) -> String + Copy + 'static,
    /// The least, the most and the step. When they change another product was chosen, with its own figures.
    limits: Signal<[u64; 3]>,
) -> impl IntoView {
    let typed = NodeRef::<html::Input>::new();
    let moved = NodeRef::<html::Input>::new();
    let first = value.get_untracked();
    let place = Money::parse_rubles(&first).map_or(0, whole_rubles);
    let error = error_of(name, label);
    // What was typed before the page was hydrated counts.
    Effect::new(move || {
        if let Some(typed) = typed.get() {
            value.set(typed.value());
        }
    });
    Effect::new(move |before: Option<[u64; 3]>| {
        let now = limits.get();
        if before.is_some_and(|before| before != now) {
            // Once the slider has its new limits: it takes no place beyond those that it has.
            request_animation_frame(move || {
                let text = value.get_untracked();
                if let (Some(slider), Ok(sum)) = (moved.get_untracked(), Money::parse_rubles(&text)) {
                    slider.set_value(&whole_rubles(sum).to_string());
                }
                if let Some(typed) = typed.get_untracked() {
                    typed.set_value(&text);
                }
            });
        }
        now
    });
    let on_typed = move |event| {
        let text = event_target_value(&event);
        if let (Some(slider), Ok(sum)) = (moved.get_untracked(), Money::parse_rubles(&text)) {
            slider.set_value(&whole_rubles(sum).to_string());
        }
        value.set(text);
    };
    let on_moved = move |event| {
        let text = event_target_value(&event).parse().map(written).unwrap_or_default();
        if let Some(typed) = typed.get_untracked() {
            typed.set_value(&text);
        }
        value.set(text);
    };
    view! {
        <div class="field range" class:field--error=move || error.with(Option::is_some)>
            <div class="field-line">
                <label for=name>{label}</label>
                <span class="affix">
                    <input
                        node_ref=typed
                        id=name
                        name=name
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength="100"
                        value=first
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-describedby=move || error.with(Option::is_some).then(|| format!("{name}-error"))
                        on:input=on_typed
                    />
                    <span class="unit" aria-hidden="true">{unit}</span>
                </span>
            </div>
            <input
                node_ref=moved
                type="range"
                aria-label=slider
                min=move || limits.get()[0]
                max=move || limits.get()[1]
                step=move || limits.get()[2]
                value=place
                on:input=on_moved
            />
            <FieldMistake name error />
        </div>
    }
}

/// The figures that the law wants beside the rate, in the same size (353-ФЗ ст. 5 ч. 4.1).
#[component]
fn Figures(quote: Signal<Result<Quote, NoQuote>>, offered: Signal<Option<OfferedProduct>>) -> impl IntoView {
    let schedule_texts = texts::<PaymentScheduleTexts>();
    let texts = texts::<CalculatorTexts>();
    let figure = move |show: fn(CalculatorTexts, &Quote) -> String| {
        move || quote.with(|quote| quote.as_ref().map_or_else(|_| "—".to_owned(), |quote| show(texts, quote)))
    };
    let rate = move || {
        let product = offered.get()?.product;
        let terms = product.terms();
        let by_term = quote.with(|quote| quote.as_ref().ok().map(|quote| product.rate_for(quote.term_days)));
        let percent = texts.daily_percent(by_term.unwrap_or(terms.daily_rate));
        Some(marked(&match (
            &terms.first_loan_promotion,
            quote.with(|quote| quote.as_ref().is_ok_and(|quote| quote.promotional)),
        ) {
            (Some(promotion), true) => texts.promotion(
                &texts.rubles_short(promotion.max_amount),
                &texts.days(promotion.max_term_days),
                &percent,
            ),
            _ if terms.kind == ProductKind::Instalments => texts.term_rate(&percent),
            _ => texts.rate(&percent),
        }))
    };
    let range = move || {
        let (from, to) = offered.get()?.full_cost_range;
        let range = texts.full_cost_range(&texts.percent(from), &texts.percent(to));
        Some(marked(&format!("{} {range}", texts.full_cost())))
    };
    let rate_range = move || {
        let product = offered.get()?.product;
        let terms = product.terms();
        let promotion = terms.first_loan_promotion.as_ref();
        let lowest = promotion.map_or_else(|| product.lowest_rate(), |promotion| promotion.daily_rate);
        Some(marked(&texts.rate_range(&texts.daily_percent(lowest), &texts.daily_percent(terms.daily_rate))))
    };
    let limits = move || {
        let why = quote.with(|quote| quote.as_ref().err().copied())?;
        let words = match why {
            NoQuote::Unreadable(error) => errors::field(error),
            NoQuote::Refused(QuoteRefusal::AmountOffStep { step, below, above }) => {
                errors::off_step(step, below, above)
            }
            NoQuote::Refused(_) => {
                let product = offered.get()?.product;
                let terms = product.terms();
                let amounts = texts.range(&texts.rubles_short(terms.min_amount), &texts.rubles_short(terms.max_amount));
                let days = texts.range(&terms.min_term_days.to_string(), &texts.days(terms.max_term_days));
                format!("{amounts}. {days}")
            }
        };
        let words = marked(&words);
        Some(view! { <p class="note note--warn" inner_html=words></p> })
    };
    let moved = move || {
        let (from, to) = quote.with(|quote| {
            let quote = quote.as_ref().ok()?;
            quote.moved_from().map(|from| (from, quote.due_date))
        })?;
        let words = marked(&texts.moved(&texts.date(from), texts.weekday(to.weekday()), &texts.date(to)));
        Some(view! { <p class="note" id="moved" inner_html=words></p> })
    };
    let is_in_instalments = Memo::new(move |_| {
        quote.with(|quote| quote.as_ref().is_ok_and(|quote| quote.kind() == ProductKind::Instalments))
    });
    let payment = move || {
        let first = figure(|texts, quote| quote.rows.first().map(|row| texts.rubles(row.payment)).unwrap_or_default());
        is_in_instalments.get().then(|| {
            view! { <Figure label=schedule_texts.every_fortnight() id="payment" value=Signal::derive(first) main=true /> }
        })
    };
    let schedule = move || {
        is_in_instalments.get().then(|| {
            let rows = move || {
                let rows = quote.with(|quote| quote.as_ref().map(|quote| quote.rows.clone()).unwrap_or_default());
                view! { <PaymentSchedule rows=rows.into_iter().map(|row| (row, None)).collect() /> }
            };
            view! {
                <details class="disclosure">
                    <summary>{schedule_texts.title()}</summary>
                    {rows}
                </details>
            }
        })
    };
    view! {
      <div class="calculator-result">
        {limits}
        <dl class="rows">
            {payment}
            <Figure label=texts.total() id="total" value=Signal::derive(figure(|texts, quote| texts.rubles(quote.total))) main=true />
            <Figure label=texts.overpayment() id="overpayment" value=Signal::derive(figure(|texts, quote| texts.rubles(quote.overpayment))) />
            <Figure label=texts.full_cost() id="full-cost" value=Signal::derive(figure(|texts, quote| texts.percent(quote.full_cost))) />
            <Figure label=texts.due_date() id="due-date" value=Signal::derive(figure(|texts, quote| texts.date(quote.due_date))) />
        </dl>
        <div role="status">{moved}</div>
        <p class="small quiet">{texts.moscow()}</p>
        <p class="calculator-rate">
            <span inner_html=rate_range></span>
            <span inner_html=range></span>
        </p>
        <p class="note" inner_html=rate></p>
        {schedule}
      </div>
    }
}

#[component]
fn Figure(label: &'static str, id: &'static str, value: Signal<String>, #[prop(optional)] main: bool) -> impl IntoView {
    view! {
        <div class:rows-sum=main>
            <dt id=format!("{id}-label")>{label}</dt>
            <dd>
                <output id=id aria-labelledby=format!("{id}-label") translate="no">{move || value.get()}</output>
            </dd>
        </div>
    }
}
